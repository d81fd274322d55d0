// The door of the spool: request bodies on disk.
export { freeBytes } from './disk-space';
export { Spool, type SpoolFile, type SpoolOptions, type SpoolRequest } from './spool';
