// The contract both apps meet in: ids, limits, reserved names, error codes. Nothing else.
export * from './repo-types';
export * from './repo-id';
export * from './reserved-names';
export * from './limits';
export * from './card-words';
export * from './facets';
export * from './money';
export * from './notification-reasons';
export * from './oauth-scopes';
export * from './ref-pattern';
export * from './templates';
export * from './token-permissions';
export type * from './hub-api';
