// The door of metrics. Series are counted from everywhere in platform and modules; who shows them is metrics-server.ts.
export * as series from './series';
export { watchCache, watchPool } from './watched';
