export { HubModeModule } from './hub-mode.module';
export { HubModes } from './hub-modes';
