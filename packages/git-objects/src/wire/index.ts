// git's wire: packets, side-bands, upload-pack in versions 0 and 2, receive-pack, names of refs.
export * from './pkt-line';
export * from './pkt-reader';
export * from './side-band';
export * from './object-filter';
export * from './upload-request';
export * from './command-v2';
export * from './ls-refs';
export * from './fetch-v2';
export * from './fetching-v2';
export * from './advertise-v0';
export * from './upload-request-v0';
export * from './acknowledge-v0';
export * from './receive-commands';
export * from './report-status';
export * from './ref-names';
