// Example content: small, real, made on this machine, removable in one action.
export { DemoModule } from './demo.module';
export { DemoService } from './demo.service';
export type { DemoRemoval, DemoState, KeptReason } from './demo.types';
