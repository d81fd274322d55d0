// Models of the hub that runners serve: loaded when somebody asks, let go when nobody does.
export { type CallBiller, type EndedCall, ServingBills } from './serving-bills';
export { ServingCalls } from './serving-calls';
export { type NextCall, ServingDesk } from './serving-desk';
export { ServingModule } from './serving.module';
export { ServingService, type ServingStatus } from './serving.service';
export type * from './serving.types';
