// Those who pay are told when most, and when all, of what may be spent in a month is spent: each once a month, in their language.
import { SYSTEM } from '../common/actor';
import { ChargesService, SpendAlerts } from '../modules/charges';
import { OrganizationsService } from '../modules/organizations';
import { Database, statement } from '../platform/database';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

/** Atoms of one minor unit of a currency with two places. */
const ATOMS = 10n ** 10n;

let hub: TestHub;
let boss: TestPerson;
let statements = 0;
const ids = new Map<string, bigint>();

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'credits', GROVE_SMTP_URL: 'smtp://127.0.0.1:9', GROVE_MAIL_FROM: 'hub@example.com' });
  boss = await hub.person('boss');
  await hub.person('reader');
  await sql(
    `update users set email = n.name || '@example.com', locale = case n.name when 'boss' then 'zh-CN' else 'en' end from namespaces n where n.id = users.id`,
  );
  for (const name of ['capped', 'budgeted']) {
    const made = { ...(await service(OrganizationsService).create(SYSTEM, { name })), actor: SYSTEM };
    ids.set(name, made.id);
    await service(OrganizationsService).setMember(made, 'boss', 'admin');
    await service(OrganizationsService).setMember(made, 'reader', 'write');
  }
});
afterAll(() => hub?.stop());
beforeEach(() => sql('delete from mails'));

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

const sql = <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  service(Database).rows(statement(`spec_alerts_${statements++}`, text), values);
const subjects = async (): Promise<string[]> =>
  (await sql<{ subject: string }>('select subject from mails order by id')).map(({ subject }) => subject);

async function use(minor: bigint, month = 'now()'): Promise<void> {
  const periodAt = `date_trunc('month', (${month}) at time zone 'UTC') at time zone 'UTC'`;
  await sql(
    `insert into use_meters (namespace_id, purpose, period_at, currency, used_atoms, touched_at) values ($1, 'gateway', ${periodAt}, 'XHC', $2, now())
     on conflict (namespace_id, purpose, subject, period_at) do update set used_atoms = excluded.used_atoms`,
    [ids.get('capped'), minor * ATOMS],
  );
}

const tell = (): Promise<number> => service(SpendAlerts).tellDue();

describe('a cap', () => {
  beforeAll(async () => {
    await fetch(`${hub.url}/hub/v1/namespaces/capped/spend-cap`, {
      method: 'PUT',
      body: JSON.stringify({ cap: '100.00' }),
      headers: { authorization: `Bearer ${boss.token}`, 'content-type': 'application/json' },
    });
  });

  it('of which little is used, or in another month, tells nobody', async () => {
    await use(79_99n);
    await use(100_00n, "now() - interval '40 days'");
    expect([await tell(), await subjects()]).toEqual([0, []]);
  });

  it('of which four fifths are used tells its admins, and nobody else, once, also when it is looked at twice at the same time', async () => {
    await use(80_00n);
    expect((await Promise.all([tell(), tell(), tell()])).reduce((sum, told) => sum + told, 0)).toBe(1);
    expect(await sql('select recipient, subject from mails')).toEqual([
      { recipient: 'boss@example.com', subject: 'capped 的本月用量已达上限的 80%' },
    ]);
    await use(95_00n);
    expect(await tell()).toBe(0);
  });

  it('beyond which something is refused is reached, and told once however often that happens', async () => {
    const payer = { id: ids.get('capped')!, name: 'capped', kind: 'organization' as const, actor: SYSTEM };
    const refused = () => service(ChargesService).reserve(payer, { purpose: 'gateway', atoms: 10_00n * ATOMS });
    for (let times = 0; times < 3; times++) await expect(refused()).rejects.toMatchObject({ code: 'money/cap-reached' });
    await use(100_00n);
    expect([await tell(), await subjects()]).toEqual([0, ['capped 已达到本月用量上限']]);
  });
});

describe('a budget', () => {
  const spend = (minor: number): Promise<unknown[]> =>
    sql(`insert into credit_charges (key, namespace_id, amount_minor, currency, at) values ($1, $2, $3, 'XHC', now())`, [
      `spec-${minor}-${statements}`,
      ids.get('budgeted'),
      minor,
    ]);

  it('is told of at four fifths and at its end, each once', async () => {
    await sql(`insert into credit_budgets (namespace_id, monthly_minor, currency) values ($1, 1000, 'XHC')`, [ids.get('budgeted')]);
    await spend(799);
    expect(await tell()).toBe(0);
    await spend(1);
    expect([await tell(), await tell()]).toEqual([1, 0]);
    await spend(200);
    expect([await tell(), await tell()]).toEqual([1, 0]);
    expect(await subjects()).toEqual(['budgeted 的本月预算已使用 80%', 'budgeted 的本月预算已用完']);
  });
});
