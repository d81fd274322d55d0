// The door of the spool: request bodies on disk.
export { Spool, type SpoolFile, type SpoolOptions, type SpoolRequest } from './spool';
