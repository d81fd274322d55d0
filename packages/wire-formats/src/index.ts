// Small formats of the HTTP surfaces, pure: NDJSON, ranges, forms, front matter, revision and path.
export { WireFormatError, type WireFormatErrorCode } from './errors';
export * from './ndjson';
export * from './commit-lines';
export * from './csghub-commit';
export type { JsonListLimits } from './json-list';
export * from './multipart';
export * from './byte-range';
export * from './content-disposition';
export * from './front-matter';
export * from './http-fields';
export * from './form';
export * from './revision-path';
export * from './copy-binary';
export * from './wire-id';
