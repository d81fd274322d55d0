// House law "one connection per transaction": named statements, COPY and Prisma see each other's rows before the commit, and commit
// and roll back together.
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@modelgrove/testing';
import { Database, statement } from '.';

const INSERT = statement('spec_insert', 'insert into instance_facts (key, value) values ($1, $2)');
const COUNT = statement('spec_count', `select count(*)::int as n from instance_facts where key like 'spec:%'`);
const BACKEND = statement('spec_backend', 'select pg_backend_pid() as pid');

let test: TestDatabase;
let database: Database;
const errors: Error[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  database = new Database({
    connectionString: test.connectionString,
    maxConnections: 3,
    maxStreams: 2,
    onError: (error) => errors.push(error),
  });
});

afterAll(async () => {
  await database?.close();
  await test?.drop();
});

beforeEach(() => database.prisma.instanceFact.deleteMany({ where: { key: { startsWith: 'spec:' } } }));

async function count(): Promise<number> {
  return (await database.row<{ n: number }>(COUNT))?.n ?? -1;
}

async function writeByAllThree(): Promise<void> {
  await database.execute(INSERT, ['spec:pg', 'a']);
  await database.copyIn(`copy instance_facts (key, value) from stdin`, [Buffer.from('spec:copy\tb\n')]);
  await database.prisma.instanceFact.create({ data: { key: 'spec:prisma', value: 'c' } });
}

describe('a transaction', () => {
  it('shows named statements, COPY and Prisma the same unfinished rows, and commits them together', async () => {
    await database.inTransaction(async () => {
      await writeByAllThree();
      expect(await count()).toBe(3);
      expect(await database.prisma.instanceFact.count({ where: { key: { startsWith: 'spec:' } } })).toBe(3);
      const [{ pid }] = await database.prisma.$queryRaw<[{ pid: number }]>`select pg_backend_pid() as pid`;
      expect(await database.row(BACKEND)).toEqual({ pid });
    });
    expect(await count()).toBe(3);
  });

  it('rolls all three back together', async () => {
    const work = database.inTransaction(async () => {
      await writeByAllThree();
      throw new Error('changed its mind');
    });
    await expect(work).rejects.toThrow('changed its mind');
    expect(await count()).toBe(0);
  });

  it('takes a nested transaction of Prisma back without losing the rest', async () => {
    await database.inTransaction(async () => {
      await database.execute(INSERT, ['spec:outer', 'a']);
      const nested = database.prisma.$transaction(async (tx) => {
        await tx.instanceFact.create({ data: { key: 'spec:inner', value: 'b' } });
        throw new Error('only the inner one');
      });
      await expect(nested).rejects.toThrow('only the inner one');
    });
    expect((await database.prisma.instanceFact.findMany({ where: { key: { startsWith: 'spec:' } } })).map(({ key }) => key)).toEqual([
      'spec:outer',
    ]);
  });

  it('is not seen by others before its commit, and does not hold them up', async () => {
    const gate = Promise.withResolvers<void>();
    const running = database.inTransaction(async () => {
      await writeByAllThree();
      await gate.promise;
    });
    await sleep(100);
    expect(await count()).toBe(0);
    gate.resolve();
    await running;
    expect(await count()).toBe(3);
  });

  it('runs what waits for its commit after it, and never when it was rolled back', async () => {
    const ran: string[] = [];
    await database.inTransaction(async () => {
      database.afterCommit(() => ran.push('committed'));
      expect(ran).toEqual([]);
    });
    await database
      .inTransaction(() => {
        database.afterCommit(() => ran.push('rolled back'));
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(ran).toEqual(['committed']);
  });
});

describe('a COPY that its reader leaves half read', () => {
  it('gives its connection back: more of them than there are connections can be abandoned', async () => {
    for (let i = 0; i < 6; i++) {
      const { chunks } = await database.copyOut(`copy (select repeat('x', 1000) from generate_series(1, 50000)) to stdout`);
      for await (const chunk of chunks) if (chunk.length > 0) break;
    }
    expect(await count()).toBe(0);
  });

  it('is refused beyond the number of streams, and taken again afterwards', async () => {
    const copy = `copy (select 1) to stdout`;
    const open = [await database.copyOut(copy), await database.copyOut(copy)];
    await expect(database.copyOut(copy)).rejects.toMatchObject({ code: 'database/streams-busy' });
    for (const { chunks } of open) for await (const _ of chunks);
    const { chunks } = await database.copyOut(copy);
    for await (const chunk of chunks) expect(chunk.toString()).toBe('1\n');
  });
});

it('survives the end of its connections', async () => {
  const { pid } = (await database.row<{ pid: number }>(BACKEND)) ?? {};
  await database
    .inTransaction(async () => {
      await database.execute(statement('spec_end', 'select pg_terminate_backend($1::int)'), [pid]).catch(() => undefined);
    })
    .catch(() => undefined);
  await sleep(100);
  expect(await count()).toBe(0);
});
