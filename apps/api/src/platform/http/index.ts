export { CurrentActor } from './actor.decorator';
export { bodyStream, JsonBody, readBody, readJson, toDto, ValidQuery } from './body';
export { type Dialect, dialectOf } from './dialect';
export { rawTail, segment } from './raw-tail';
export type { RequestFacts } from './request';
