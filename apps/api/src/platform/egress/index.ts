export { type Call, Egress, type EgressLimits, type StreamedAnswer } from './egress';
export { EgressError, type EgressProblem } from './egress-error';
