// Numbers that are kept elsewhere and read only when somebody asks for the metrics: nothing on the way of a request.
import { cacheRequests, connections, registry, statements } from './series';

interface Pool {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

interface Cache {
  hits: number;
  misses: number;
}

type Reader = () => void | Promise<void>;

const pools = new Set<Pool>();
/** Caches go with who made them. */
let caches: { name: string; cache: WeakRef<Cache>; hits: number; misses: number }[] = [];
const readers = new Set<Reader>();
let statementsSeen = 0;

export function watchPool(pool: Pool): () => void {
  pools.add(pool);
  return () => void pools.delete(pool);
}

/** The cache itself, whose hits and misses are shown from now on. */
export function watchCache<T extends Cache>(name: string, cache: T): T {
  caches.push({ name, cache: new WeakRef(cache), hits: 0, misses: 0 });
  return cache;
}

/** Called before each answer; what it throws is passed over. */
export function readBeforeAnswer(reader: Reader): () => void {
  readers.add(reader);
  return () => void readers.delete(reader);
}

/** The page that Prometheus reads. */
export async function exposition(statementCount: number): Promise<string> {
  statements.inc(statementCount - statementsSeen);
  statementsSeen = statementCount;
  readPools();
  readCaches();
  await Promise.all([...readers].map(async (reader) => reader()).map((reading) => reading.catch(() => undefined)));
  return registry.metrics();
}

function readPools(): void {
  const sum = (of: (pool: Pool) => number): number => [...pools].reduce((total, pool) => total + of(pool), 0);
  connections.set(
    { state: 'open' },
    sum((pool) => pool.totalCount),
  );
  connections.set(
    { state: 'idle' },
    sum((pool) => pool.idleCount),
  );
  connections.set(
    { state: 'awaited' },
    sum((pool) => pool.waitingCount),
  );
}

function readCaches(): void {
  caches = caches.filter((seen) => {
    const cache = seen.cache.deref();
    if (!cache) return false;
    cacheRequests.inc({ cache: seen.name, result: 'hit' }, cache.hits - seen.hits);
    cacheRequests.inc({ cache: seen.name, result: 'miss' }, cache.misses - seen.misses);
    [seen.hits, seen.misses] = [cache.hits, cache.misses];
    return true;
  });
}
