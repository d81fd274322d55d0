export { Egress, type EgressLimits } from './egress';
export { EgressError, type EgressProblem } from './egress-error';
