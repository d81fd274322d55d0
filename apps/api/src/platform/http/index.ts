export { CurrentActor } from './actor.decorator';
export { bodyStream, JsonBody, readBody, readJson, toDto, ValidQuery } from './body';
export { type Dialect, dialectOf } from './dialect';
export { endpointPrefix, withoutEndpointPrefix } from './endpoint-prefix';
export { type FileAnswer, fileAnswer, type FileFacts, identityHeaders } from './file-answer';
export { refusalOfFormat } from './format-refusal';
export { segment } from './path-segment';
export type { RequestFacts } from './request';
export { sendStream } from './send-stream';
