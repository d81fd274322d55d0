// Models that are called: by upstreams that speak the OpenAI API. Every call is counted for the namespace that pays.
export { GatewayCalls, type GatewayAnswer } from './gateway-calls';
export { GatewayModule } from './gateway.module';
export { GatewayService } from './gateway.service';
export { type HubModelName, hubModelName } from './hub-model-request';
export {
  type GatewayModel,
  type GatewayPrice,
  type GatewayUpstream,
  MODEL_KINDS,
  type ModelKind,
  type NewGatewayModel,
} from './gateway.types';
