export { Bell, type Waiting } from './bell';
export { BellModule } from './bell.module';
