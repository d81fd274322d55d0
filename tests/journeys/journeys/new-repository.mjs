// New repositories by form: a model, a dataset, an app; names that cannot be; how to push into what is still empty.
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';

const KINDS = [
  { value: 'model', name: 'first-model', address: '/ada/first-model', flag: '' },
  { value: 'dataset', name: 'first-data', address: '/datasets/ada/first-data', flag: ' --repo-type dataset' },
  { value: 'app', name: 'first-app', address: '/spaces/ada/first-app', flag: ' --repo-type space' },
];
const BAD_NAMES = ['-starts-with-dash', 'two words', 'a--b', 'dots..dots', 'x'.repeat(97), 'settings', ''];

export function newRepository(test, lab) {
  for (const kind of KINDS) {
    test(`a new ${kind.value} made by form is empty and says how to push to this address`, async () => {
      const visitor = await lab.signedIn();
      const { page, troubles } = visitor;
      await visit(visitor, '/new');
      await page.getByLabel('Type').selectOption(kind.value);
      await page.getByLabel('Name').fill(kind.name);
      await page.keyboard.press('Enter');
      await isAt(page, kind.address);
      await settled(page);
      await seesHeading(page, new RegExp(kind.name));
      await seesText(page, 'Nothing has been pushed here yet. These commands do it from your machine.');
      await seesText(page, `export HF_ENDPOINT=${lab.product.endpoint}`);
      await seesText(page, `hf upload ada/${kind.name} .${kind.flag}`);
      await page.getByRole('tab', { name: 'git' }).click();
      await seesText(page, `git clone ${lab.product.endpoint}${kind.address}`);
      troubles.assertNone(kind.address);
    });
  }

  test('names that a repository cannot have are refused beside the field, and a taken one says so', async () => {
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/new');
    const field = page.getByLabel('Name');
    for (const name of BAD_NAMES) {
      await field.fill(name);
      await page.keyboard.press('Enter');
      await see(page.locator('input[name=name][aria-invalid=true]'), `the field of the name ${name} marked as wrong`);
      assert.match(await describedBy(page, field), /^Use letters, digits/);
    }
    await isAt(page, '/new');
    const api = await lab.api();
    await api.createRepo('ada/occupied');
    troubles.expect(409, '/hub/v1/repositories');
    await field.fill('occupied');
    await page.keyboard.press('Enter');
    await seesText(page, 'This owner has a repository of that name already.');
    assert.match(await describedBy(page, field), /of that name already/);
    troubles.assertNone('bad names');
  });

  test('a licence is found by its name or identifier, and a card with the sections that readers look for is written in their language', async () => {
    const { page, troubles } = await visitNew(lab, { locale: 'zh-CN' });
    await page.getByLabel('名称').fill('with-card');
    const licence = page.getByRole('combobox', { name: '许可证' });
    await licence.fill('affero');
    await page.keyboard.press('Enter');
    assert.equal(await licence.inputValue(), 'GNU Affero General Public License 3.0');
    await page.getByRole('radio', { name: /待填写的介绍/ }).check();
    await page.locator('summary', { hasText: 'README.md' }).click();
    await seesText(page, '## 使用方法');
    await lab.picture(page, 'new-card-filled');
    await page.getByRole('button', { name: '创建仓库' }).click();
    await isAt(page, '/ada/with-card');
    await settled(page);
    await seesHeading(page, '使用方法');
    const api = await lab.api();
    const card = await (await api.request('GET', '/ada/with-card/raw/main/README.md')).text();
    assert.match(card, /^---\nlicense: agpl-3.0\nlanguage: zh\n---\n\n# with-card\n/);
    troubles.assertNone('a card');
  });

  test('a licence of one’s own is written with its name and its place', async () => {
    const { page, troubles } = await visitNew(lab);
    await page.getByLabel('Name').fill('own-terms');
    await page.getByRole('combobox', { name: 'Licence' }).fill('nothing like this');
    await page.getByRole('option', { name: /Another one/ }).click();
    await page.getByLabel('Its name').fill('acme-terms');
    await page.getByLabel('Where it is').fill('LICENSE');
    await page.getByRole('button', { name: 'Create repository' }).click();
    await isAt(page, '/ada/own-terms');
    const api = await lab.api();
    const card = await (await api.request('GET', '/ada/own-terms/raw/main/README.md')).text();
    assert.equal(card, '---\nlicense: other\nlicense_name: acme-terms\nlicense_link: LICENSE\n---\n');
    troubles.assertNone('a licence of one’s own');
  });

  test('a dataset begins with rows and the text of its licence, in one commit; an app begins with a page that runs', async () => {
    const { page, troubles } = await visitNew(lab);
    await page.getByLabel('Type').selectOption('dataset');
    await page.getByLabel('Name').fill('with-rows');
    await page.getByRole('combobox', { name: 'Licence' }).fill('mit');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: /^A table/ }).check();
    for (const path of ['LICENSE', 'README.md', 'data/test.csv', 'data/train.csv'])
      await see(page.locator('summary', { hasText: path }), `${path} among the files`);
    await page.getByRole('button', { name: 'Create repository' }).click();
    await isAt(page, '/datasets/ada/with-rows');
    await seesText(page, 'Arrived a day early, and works as it should.');
    await visit({ page }, '/datasets/ada/with-rows/commits/main');
    await seesText(page, 'initial commit');
    await visit({ page }, '/new?type=app');
    await page.getByLabel('Name').fill('with-page');
    await page.getByRole('radio', { name: /^A page that runs/ }).check();
    await seesNo(page.getByLabel('Runs with'), 'a choice of what it runs with');
    await page.getByRole('button', { name: 'Create repository' }).click();
    await isAt(page, '/spaces/ada/with-page');
    await see(page.frameLocator('iframe').getByRole('heading', { name: 'A static app' }), 'the app at work');
    troubles.assertNone('templates');
  });

  test('an adapter’s card names the model that it is made from, one of this hub or any other', async () => {
    await lab.world();
    const { page, troubles } = await visitNew(lab);
    await page.getByLabel('Name').fill('an-adapter');
    await page.getByRole('radio', { name: /^An adapter/ }).check();
    const base = page.getByRole('combobox', { name: 'Made from' });
    await base.fill('no name at all');
    await page.keyboard.press('Enter');
    await seesText(page, /names no repository/);
    await base.fill('tiny');
    await page.getByRole('option', { name: 'ada/tiny', exact: true }).click();
    await page.locator('summary', { hasText: 'README.md' }).click();
    await seesText(page, /base_model: ada\/tiny/);
    await lab.picture(page, 'new-adapter');
    await page.getByRole('button', { name: 'Create repository' }).click();
    await isAt(page, '/ada/an-adapter');
    await see(page.getByRole('heading', { name: 'What it was taught' }), 'the card');
    troubles.assertNone('an adapter');
  });

  test('the form of a new repository keeps what was typed when it is refused', async () => {
    const { page } = await visitNew(lab);
    await page.getByLabel('Type').selectOption('app');
    await page.getByLabel('Runs with').selectOption('static');
    await page.getByLabel('Name').fill('two words');
    await page.keyboard.press('Enter');
    await see(page.locator('[aria-invalid=true]'), 'the refused name');
    assert.equal(await page.getByLabel('Name').inputValue(), 'two words');
    assert.equal(await page.getByLabel('Runs with').inputValue(), 'static');
  });
}

async function visitNew(lab, options) {
  const visitor = await lab.signedIn(undefined, options);
  await visit(visitor, '/new');
  return visitor;
}

async function describedBy(page, field) {
  const id = await field.getAttribute('aria-describedby');
  return page.locator(`[id="${id}"]`).innerText();
}
