// What brings a database up before the gate opens: the embedded server and the migrations. For the mains only.
export { type EmbeddedPostgres, embeddedConnectionString, startEmbeddedPostgres } from './embedded-postgres';
export { EmbeddedPostgresError } from './embedded-postgres-errors';
export { migrate } from './migrate';
export { MigrationError } from './migrate-errors';
