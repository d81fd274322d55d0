// Builders and started services for tests. Imported by tests only.
export { createTestDatabase, type TestDatabase } from './database';
export * from './object-store';
export * from './model-files';
