import type { components, operations, paths } from './generated/hub-api';

/** What /hub/v1 takes and answers, by the names of openapi/hub.json. */
export type HubSchemas = components['schemas'];
export type HubOperations = operations;
export type HubPaths = paths;
