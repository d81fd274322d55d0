// Every series this product writes, in one place: names, meanings and labels. Labels come from closed sets (routes as they are declared, kinds of
// jobs, codes), never from what somebody sent: the number of series is bounded however long the hub runs.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Of this process. API and worker of a standalone hub share one. */
export const registry = new Registry();
const registers = [registry];
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

const counter = <T extends string = never>(name: string, help: string, labelNames: T[] = []): Counter<T> =>
  new Counter({ name: `modelgrove_${name}`, help, labelNames, registers });
const gauge = <T extends string = never>(name: string, help: string, labelNames: T[] = []): Gauge<T> =>
  new Gauge({ name: `modelgrove_${name}`, help, labelNames, registers });
const histogram = <T extends string = never>(name: string, help: string, labelNames: T[] = []): Histogram<T> =>
  new Histogram({ name: `modelgrove_${name}`, help, labelNames, buckets: SECONDS, registers });

export const requests = counter('http_requests_total', 'Answered requests.', ['surface', 'method', 'route', 'status']);
export const requestSeconds = histogram('http_request_duration_seconds', 'From the headers of a request to the end of its answer.', [
  'surface',
  'method',
]);
export const requestsOpen = gauge('http_requests_open', 'Requests that are being answered.');
export const receivedBytes = counter('http_received_bytes_total', 'Bytes received, headers included.', ['surface']);
export const sentBytes = counter('http_sent_bytes_total', 'Bytes sent, headers included.', ['surface']);

export const statements = counter('db_statements_total', 'Statements sent to PostgreSQL.');
export const statementSeconds = histogram('db_statement_duration_seconds', 'Of named statements, waiting for a connection included.');
export const connections = gauge('db_connections', 'Connections of the pools.', ['state']);

export const outboxWaiting = gauge('outbox_waiting', 'Jobs that are due and not done.');
export const outboxOldestSeconds = gauge('outbox_oldest_seconds', 'How long the oldest of them has been due.');
export const outboxFailing = gauge('outbox_failing', 'Jobs that failed at least once and are not done.');
export const jobs = counter('jobs_total', 'Runs of jobs.', ['kind', 'outcome']);
export const jobSeconds = histogram('job_duration_seconds', 'Runs of jobs.', ['kind']);

export const gitFetches = counter('git_fetches_total', 'Packs sent to git.', ['kind']);
export const gitPushes = counter('git_pushes_total', 'Pushes of git that were taken in or refused.', ['outcome']);
export const uploads = counter('uploads_total', 'Large files that were sent.', ['outcome']);
export const uploadBytes = counter('upload_bytes_total', 'Bytes of large files that were taken in.');
export const tensorFiles = counter('tensor_files_total', 'Files of weights that were hashed, or could not be.', ['outcome']);
export const tensorBytes = counter('tensor_bytes_total', 'Bytes of weights that were hashed.');
export const moderationVerdicts = counter('moderation_verdicts_total', 'Texts that the service of GROVE_MODERATION_URL was asked about.', [
  'answer',
]);
export const objectStoreErrors = counter('object_store_errors_total', 'What the object store refused or could not do.', ['code']);
export const cacheRequests = counter('cache_requests_total', 'Questions to caches of immutable facts.', ['cache', 'result']);

export const diskFreeBytes = gauge('disk_free_bytes', 'Left on the volume of the data folder.');
export const diskFloorBytes = gauge('disk_floor_bytes', 'Uploads are refused below (GROVE_MIN_FREE_BYTES).');
export const build = gauge('build_info', 'Always 1.', ['version']);

/** `process_…` and `nodejs_…`: memory, processor time, event loop lag. Called once, by who shows them: collecting costs a little. */
export function collectProcessMetrics(): void {
  if (!registry.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics({ register: registry });
}
