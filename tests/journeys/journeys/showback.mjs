// What departments cost, in browsers: an administrator sets rates and reads what everybody used, and an admin of an organization reads their own. On a
// hub where nothing is paid.
import { ADA } from '../lib/lab.mjs';
import { ask, post, signedIn } from '../lib/own-hub.mjs';
import { assert, see, seesNo, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';
import { inspectAll } from './pages.mjs';

const MIA = { name: 'mia', password: 'what it costs to keep things' };

export function showback(test, lab) {
  let hub = null;
  const made = () => (hub ??= makeCompany(lab));

  test('an administrator sets the rates of the show-back report, sees what departments come to, and takes the table along; an admin of one sees its own', async () => {
    const at = await made();
    const [ada, mia] = [await signedIn(lab, at, ADA), await signedIn(lab, at, MIA)];
    const { page } = ada;
    await visit(ada, '/admin/showback');
    const table = page.getByRole('table');
    await see(table.getByRole('row', { name: /research/ }).getByText('2.1M'), 'the tokens that research was answered');
    await seesNo(table.getByRole('columnheader', { name: 'Cost' }), 'a cost without rates');
    await page.getByLabel('An hour of a job').fill('1.50');
    await page.getByLabel('A million tokens answered').fill('2.123');
    await page.getByRole('button', { name: 'Save' }).click();
    await see(table.getByRole('row', { name: /research/ }).getByText(/7\.46/), 'what research comes to');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as CSV' }).click();
    assert.equal((await download).suggestedFilename(), 'showback.csv');
    await table.getByRole('link', { name: 'research' }).click();
    await see(table.getByRole('row', { name: /mia\/answers/ }).getByText(/7\.46/), 'which model it was');
    await visit(mia, '/research');
    await mia.page.getByRole('link', { name: 'Use by month' }).click();
    await see(mia.page.getByRole('row', { name: /^Total/ }).getByText(/7\.46/), 'the same for its admin');
    await seesText(mia.page, 'An hour of a job');
    for (const person of [ada, mia]) person.troubles.assertNone('the show-back report');
  });

  test('the pages of the show-back report are for everybody: axe, both languages and themes, a phone', async () => {
    const at = await made();
    await inspectAll(lab, (locale) => signedIn(lab, at, ADA, { locale }), [
      { name: 'admin-showback', at: '/admin/showback', act: (page) => page.locator('main form').waitFor() },
      { name: 'admin-showback-one', at: '/admin/showback?namespace=research', act: (page) => page.getByRole('table').waitFor() },
      { name: 'own-use', at: '/research/-/use', act: (page) => page.getByRole('table').waitFor() },
    ]);
  });
}

async function makeCompany(lab) {
  const hub = await lab.newHub('showback');
  const secret = (await hub.setupLink()).split('#')[1];
  await post(hub, '/setup', { secret, ...ADA, mode: 'community' });
  await post(hub, '/accounts', MIA);
  const mia = await signedIn(lab, hub, MIA);
  await ask(mia, 'POST', '/organizations', { name: 'research' });
  await ask(mia, 'POST', '/repositories', { type: 'model', namespace: 'mia', name: 'answers', isPrivate: false });
  await ask(mia, 'POST', '/repositories', { type: 'dataset', namespace: 'research', name: 'questions', isPrivate: false });
  const used = `insert into usage_events (key, namespace_id, kind, quantity, details)
    select $1, n.id, $1, $2::float8, jsonb_build_object('repositoryId', r.id) from namespaces n, repositories r where n.name = 'research' and r.name = 'answers'`;
  await hub.sql(used, ['completion-tokens', 2_100_000]);
  await hub.sql(used, ['job-seconds', 7200]);
  return hub;
}
