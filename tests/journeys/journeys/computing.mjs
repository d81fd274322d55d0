// Computing for money, in browsers, on the hub of selling: an owner prices her machine and opens it, somebody else agrees to what a job may cost, the machine does
// it, and both see the same cents. The machine speaks /runner/v1; that its attempt began an hour ago is the database's doing.
import { randomBytes } from 'node:crypto';
import { waitUntil } from '../../interop/lib/processes.mjs';
import { assert, see, seesNo, seesText } from '../lib/see.mjs';
import { ask, payIn, person } from '../lib/town.mjs';
import { visit } from '../lib/visitor.mjs';
import { inspectAll } from './pages.mjs';

const HOST = { os: 'linux', architecture: 'x64', backend: 'docker', gpuNames: ['NVIDIA L4'] };
const CAPACITY = { cpus: 8, memoryBytes: 32 * 1024 ** 3, gpus: 1 };
const OFFER = { version: '0.1.0', host: HOST, recipes: ['sft-lora'], slots: 2, problem: null, ...CAPACITY };
const TITLE = 'mia/base · dan/rows';

/** `made`: the town of selling and its people. */
export function computing(test, lab, made) {
  test('an owner opens her machine for a price, somebody agrees to the most that a job may cost, and the lower of two counts is paid', async () => {
    const { hub, ada, mia, eve } = await made();
    const machine = await Machine.register(hub, await ask(ada, 'POST', '/admin/runners', { name: 'gpu-of-mia', namespace: 'mia' }));
    await prices(mia);
    const key = await quotedJob(hub);
    // A page may ask for the tips of a job that a runner takes at that moment.
    eve.troubles.expect(409, '/tips');
    await payIn(eve, 'eve', '20.00');
    await agrees(eve, key);
    const other = await quotedJob(hub);
    await machine.worksAnHour(hub, key);
    await visit(eve, `/jobs/${key}`);
    await seesText(eve.page, '$0.80 of it was given back');
    await see(eve.page.getByRole('row', { name: /^1 on gpu-of-mia/ }).getByText('$1.20'), 'the attempt with its amount');
    await visit(mia, '/mia/-/earnings');
    await mia.page.getByRole('listitem').filter({ hasText: 'Computing on gpu-of-mia' }).getByRole('link', { name: /^Sale/ }).click();
    for (const [name, amount] of Object.entries({ 'This hub': '$0.12', 'gpu-of-mia': '$1.08' }))
      await see(mia.page.getByRole('row', { name: new RegExp(`^${name}`) }).getByText(amount), `${name} with ${amount}`);
    for (const one of [mia, eve]) one.troubles.assertNone('computing for money');
    const sale = new URL(mia.page.url()).pathname;
    const inTown = (name) => (locale) => person(lab, hub, name, { locale });
    const seesRow = (page) => page.getByRole('row').nth(1).waitFor();
    await inspectAll(lab, inTown('mia'), [
      { name: 'computing-rate', at: '/mia/-/earnings', act: openRate },
      { name: 'computing-sale', at: sale },
    ]);
    await inspectAll(lab, inTown('eve'), [
      { name: 'computing-terms', at: `/jobs/${other}`, act: agreeable },
      { name: 'computing-cost', at: `/jobs/${key}`, act: seesRow },
    ]);
    await inspectAll(lab, inTown('ada'), [{ name: 'computing-rules', at: '/admin/money' }]);
  });
}

async function prices({ page, ...mia }) {
  await visit({ page, ...mia }, '/mia/-/earnings');
  await page.getByRole('button', { name: 'Change the price of gpu-of-mia' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Hour without GPU (USD)').fill('1.20');
  await dialog.getByLabel('Open to everybody for this price').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await seesText(page, '$1.20 an hour');
  await see(page.getByText('open to everybody', { exact: true }), 'that it is open');
}

/** Nothing but its own money stands in the way. */
async function agrees(eve, key) {
  const { page } = eve;
  await visit(eve, `/jobs/${key}`);
  await seesText(page, 'It costs nothing: only runners without a price take it.');
  await page.getByLabel('Highest price of an hour (USD)').fill('1.50');
  await seesText(page, 'Likely $0.50 to $1.50.');
  await see(page.getByRole('listitem').filter({ hasText: 'gpu-of-mia' }).getByText('Not agreed to'), 'what consent is missing');
  await page.getByLabel('Those of others, too').check();
  await seesNo(page.getByRole('listitem').filter({ hasText: 'gpu-of-mia' }).getByText('Not agreed to'), 'a lack of consent');
  await page.getByLabel('The most it may cost (USD)').fill('2.00');
  await page.getByRole('button', { name: 'Start with these terms' }).click();
  await see(page.getByText('$2.00', { exact: true }), 'what is set aside');
}

async function agreeable(page) {
  await page.locator('input[inputmode=decimal]').first().fill('1.50');
  await page.getByText(/\$0\.50/).waitFor();
}

const openRate = async (page) => {
  await page.getByRole('button', { name: /gpu-of-mia/ }).click();
  await page.getByRole('dialog').waitFor();
};

/** As its check left it: with an estimate, and all that it reads and makes public. */
async function quotedJob(hub) {
  const key = `ftjob-${randomBytes(12).toString('hex')}`;
  const oid = '0'.repeat(40);
  const input = (type, repository, path) => ({ type, repository, revision: oid, path });
  const settings = {
    recipe: 'sft-lora',
    method: 'lora',
    shape: 'chat',
    model: input('model', 'mia/base', null),
    train: [input('dataset', 'dan/rows', 'rows.jsonl')],
    validation: [],
    hyperparameters: {},
    output: { name: `made-${key.slice(-6)}`, isPrivate: false },
  };
  const outcome = { quote: { seconds: { value: 2400, low: 1200, high: 3600 } } };
  await hub.sql(
    `insert into jobs (key, kind, recipe, namespace_id, created_by_id, title, state, settings, outcome, cpus, memory_bytes, gpus, seconds_limit)
     select $1, 'fine-tune', 'sft-lora', id, id, $2, 'quoted', $3, $4, 1, 1024, 0, 7200 from namespaces where name = 'eve'`,
    [key, TITLE, JSON.stringify(settings), JSON.stringify(outcome)],
  );
  return key;
}

class Machine {
  constructor(hub, token) {
    Object.assign(this, { hub, token });
  }

  static async register(hub, { token }) {
    const machine = new Machine(hub, token);
    await machine.asks('claim', { offer: OFFER, free: { cpus: 0, memoryBytes: 0, gpus: 0 } });
    return machine;
  }

  /** By its own count a minute more than an hour. */
  async worksAnHour(hub, key) {
    const { job } = await this.asks('claim', { offer: OFFER, free: CAPACITY });
    assert.equal(job?.key, key, 'the job that was given');
    await hub.sql(`update job_leases set begun_at = begun_at - interval '1 hour' where ended_at is null`);
    await this.asks(`jobs/${key}/reports`, { attempt: 1, report: 1, seconds: 1800, log: 'half of it\n' });
    const failure = { class: 'trainer', code: 'trainer/loss', message: 'The loss did not fall. Choose a lower learning rate.' };
    await this.asks(`jobs/${key}/end`, { attempt: 1, seconds: 3660, failure });
    await waitUntil(async () => (await hub.sql(`select taken_minor from job_costs where job_key = $1`, [key]))[0]?.taken_minor !== null, {
      within: 60_000,
      what: 'that what the job cost is taken',
    });
  }

  async asks(path, body) {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${this.hub.endpoint}/runner/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.ok(answer.ok, `/runner/v1/${path} answered ${answer.status}`);
    return answer.json();
  }
}
