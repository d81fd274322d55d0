import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from './migrate';
import { bundledMigrations } from './migrate-bundle';

describe('migrate on a server of the operator', () => {
  const name = `grove_migrate_${randomBytes(6).toString('hex')}`;
  const address = (database: string) => {
    const url = new URL(process.env.GROVE_TEST_DATABASE_URL!);
    url.pathname = `/${database}`;
    return url.href;
  };

  afterAll(async () => {
    const client = new pg.Client(address('postgres'));
    await client.connect();
    await client.query(`drop database if exists ${name} with (force)`);
    await client.end();
  });

  it('makes the missing database, applies every migration, and the second time asks one question', async () => {
    const said: string[] = [];
    const options = { log: (message: string) => void said.push(message) };
    expect(await migrate(address(name), options)).toEqual({ applied: bundledMigrations() });
    expect(said).toEqual([`created the database ${name}`, expect.stringMatching(/^applying \d+ migrations? to the database$/)]);
    expect(await migrate(address(name), options)).toEqual({ applied: [] });
    expect(said).toHaveLength(2);
  });

  it('says which server does not answer, without its password', async () => {
    const failure = migrate('postgresql://grove:hunter2@127.0.0.1:1/x', { log: () => undefined });
    await expect(failure).rejects.toMatchObject({
      code: 'no-connection',
      message: expect.stringMatching(/127\.0\.0\.1:1\/x.*ECONNREFUSED/),
    });
    await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining('hunter2') });
  });
});
