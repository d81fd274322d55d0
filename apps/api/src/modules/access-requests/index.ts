// Who asks to read a gated repository, and who is let in.
export { AccessRequestsModule } from './access-requests.module';
export { AccessRequestsService, type GateState } from './access-requests.service';
export type { AccessRequest, RequestStatus } from './access-requests.types';
