// Whether the database hands each of our connections a session of its own. A pooler in transaction mode (PgBouncer) does not: then named
// statements may fail and LISTEN hears nothing.
import pg from 'pg';
import { type Finding, ok, problem, warning } from './finding';

const CHECK = 'connections';
const HEARD_WITHIN_MS = 3_000;
const DIRECT = 'let GROVE_DATABASE_URL name PostgreSQL itself, or a pooler in session mode';

/** As much of a connection as the check uses. */
export interface Session {
  query(query: pg.QueryConfig | string): Promise<{ rows: Record<string, unknown>[] }>;
  once(event: 'notification', listener: () => void): unknown;
}

export async function checkConnections(connectionString: string): Promise<Finding> {
  const [first, second] = [open(connectionString), open(connectionString)];
  try {
    await first.connect();
    await second.connect();
    return await examineSessions(first, second);
  } finally {
    await Promise.all([first.end(), second.end()]).catch(() => undefined);
  }
}

/** Both are open. */
export async function examineSessions(first: Session, second: Session): Promise<Finding> {
  const shared = await sharesSession(first, second);
  const statements = await keepsNamedStatements(first, second);
  const hears = await hearsNotifications(first, second);
  if (!statements)
    return problem(CHECK, 'a pooler in transaction mode loses named statements', `max_prepared_statements > 0, or ${DIRECT}`);
  if (!hears) return warning(CHECK, 'notifications do not arrive: jobs begin up to 5 seconds late', DIRECT);
  if (shared) return warning(CHECK, 'a pooler in transaction mode stands before the database', DIRECT);
  return ok(CHECK, 'sessions are ours: named statements and notifications work');
}

/** Two connections that are both open are served by one backend: only a pooler does that. */
async function sharesSession(first: Session, second: Session): Promise<boolean> {
  const mine = await backendOf(first);
  await second.query('begin');
  const theirs = await backendOf(second);
  await second.query('rollback');
  return mine === theirs;
}

/** While the second one holds the session that the first one had, the statement must still be known. */
async function keepsNamedStatements(first: Session, second: Session): Promise<boolean> {
  const named = { name: 'grove_doctor', text: 'select 1' };
  await first.query(named);
  await second.query('begin');
  try {
    await second.query('select 1');
    await first.query(named);
    return true;
  } catch (error) {
    const isUnknown = error instanceof pg.DatabaseError && (error.code === '26000' || error.code === '42P05');
    if (isUnknown) return false;
    throw error;
  } finally {
    await second.query('rollback');
  }
}

async function hearsNotifications(listener: Session, speaker: Session): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const heard = new Promise<boolean>((resolve) => {
    listener.once('notification', () => resolve(true));
    timer = setTimeout(() => resolve(false), HEARD_WITHIN_MS);
  });
  try {
    await listener.query('listen grove_doctor');
    await speaker.query('notify grove_doctor');
    return await heard;
  } finally {
    clearTimeout(timer);
  }
}

async function backendOf(session: Session): Promise<unknown> {
  return (await session.query('select pg_backend_pid() as pid')).rows[0]?.pid;
}

function open(connectionString: string): pg.Client {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // a lost connection is reported by the query that meets it
  return client;
}
