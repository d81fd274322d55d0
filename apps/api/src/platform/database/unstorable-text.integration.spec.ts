import { createTestDatabase, type TestDatabase } from '@modelgrove/testing';
import { Database, isUnstorableText, statement } from '.';

const ECHO = statement('spec_echo', 'select $1::text as text');
const MEASURE = statement('spec_measure', 'select $1::jsonb as value');

describe('a text that PostgreSQL cannot hold', () => {
  let server: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    server = await createTestDatabase();
    database = new Database({ connectionString: server.connectionString, maxConnections: 1, maxStreams: 1, onError: () => undefined });
  });
  afterAll(async () => {
    await database.close();
    await server.drop();
  });

  const failure = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => null,
      (error: unknown) => error,
    );

  it('is told from other failures, in a statement, in jsonb and by Prisma', async () => {
    expect(isUnstorableText(await failure(database.row(ECHO, ['a\0'])))).toBe(true);
    expect(isUnstorableText(await failure(database.row(MEASURE, [JSON.stringify({ text: 'a\0' })])))).toBe(true);
    expect(isUnstorableText(await failure(database.prisma.namespace.findFirst({ where: { name: 'a\0' } })))).toBe(true);
    expect(isUnstorableText(await failure(database.row(MEASURE, ['not json'])))).toBe(false);
    expect(isUnstorableText('22021')).toBe(false);
  });
});
