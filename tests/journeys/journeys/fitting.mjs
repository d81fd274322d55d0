// What fits one's hardware, declared once; and models beside each other. By mouse, by keyboard, in two tabs.
import { ADA } from '../lib/lab.mjs';
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { newTab, PHONE, settled, visit } from '../lib/visitor.mjs';

const COMPARED = '/models/compare?models=ada/tiny,acme/dialog-zh';

export function fitting(test, lab) {
  const open = async (address, options) => {
    await lab.world();
    const visitor = await lab.visitor(options);
    await visit(visitor, address);
    return visitor;
  };
  const filters = (page) => page.getByRole('complementary', { name: 'Filters' });
  const card = (page, id) => page.getByRole('article').filter({ has: page.getByRole('link', { name: id, exact: true }) });

  test('hardware is declared once, every model then says whether it fits, and the list shows only those: by its address', async () => {
    const visitor = await open('/models');
    const { page, troubles } = visitor;
    await seesNo(page.getByRole('button', { name: /^Fits at/ }), 'a verdict before anything was declared');
    await filters(page).getByRole('button', { name: 'Say what you have' }).click();
    const dialog = page.getByRole('dialog', { name: 'My hardware' });
    await dialog.getByLabel('Card 1, GB').fill('many');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await seesText(dialog, 'A number of gigabytes, such as 24.');
    await dialog.getByLabel('Card 1, GB').fill('0.7');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(card(page, 'ada/tiny').getByText('Needs 0.8 GB'), 'that it is too large');
    await filters(page).getByRole('checkbox', { name: 'Only what fits' }).check();
    await isAt(page, '/models?fits=0.7');
    await seesText(page, 'Nothing');
    await settled(page);
    await seesNo(card(page, 'ada/tiny'), 'a model that does not fit');

    await filters(page).getByRole('button', { name: 'Change' }).click();
    await dialog.getByLabel('Card 1, GB').fill('');
    await dialog.getByRole('button', { name: '24 GB' }).click();
    await dialog.getByRole('button', { name: '8 GB', exact: true }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await seesText(filters(page), 'GPU: 24 GB + 8 GB');
    await filters(page).getByRole('checkbox', { name: 'Only what fits' }).uncheck();
    await filters(page).getByRole('checkbox', { name: 'Only what fits' }).check();
    await isAt(page, '/models?fits=31.3');
    await see(card(page, 'ada/tiny').getByText('Fits at fp32'), 'the precision it fits at');
    // The list stays as it was until its answer is there.
    await settled(page);
    await seesNo(card(page, 'acme/dialog-zh'), 'a model of which nobody knows how large it is');
    await page.getByRole('link', { name: /Remove the filter.*Fits memory/ }).click();
    await isAt(page, '/models');
    troubles.assertNone('fits my hardware');
  });

  test('the page of a model says how it was counted, and another tab follows what is declared and forgotten', async () => {
    const visitor = await open('/ada/tiny');
    const { page, troubles } = visitor;
    await page.getByRole('button', { name: 'Does it fit my hardware?' }).click();
    const dialog = page.getByRole('dialog', { name: 'My hardware' });
    await dialog.getByRole('radio', { name: /^Shared memory/ }).check();
    await dialog.getByRole('button', { name: '16 GB' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: /^Fits at .*ada\/tiny$/ }).click();
    const details = page.getByRole('dialog', { name: 'On your hardware (estimate)' });
    await seesText(details, 'Shared memory: 16 GB');
    await see(details.getByRole('row', { name: /its files.*tokens of context/ }), 'its files as they are');
    await see(details.getByRole('row', { name: /^int4/ }), 'what can be made of them');
    await seesText(details, /three quarters are counted/);
    await page.keyboard.press('Escape');
    await see(page.locator('button:focus').and(page.getByRole('button', { name: /^Fits at/ })), 'the focus where it was');

    const other = await newTab(visitor);
    await visit(other, '/models');
    await see(card(other.page, 'ada/tiny').getByText(/^Fits at/), 'the verdict in another tab');
    await page.getByRole('button', { name: /^Fits at/ }).click();
    await details.getByRole('button', { name: 'Change' }).click();
    await dialog.getByRole('button', { name: 'Forget my hardware' }).click();
    await see(page.getByRole('button', { name: 'Does it fit my hardware?' }), 'that nothing is declared');
    await card(other.page, 'ada/tiny')
      .getByText(/^Fits at/)
      .waitFor({ state: 'detached' });
    troubles.assertNone('how it was counted');
    other.troubles.assertNone('the other tab');
  });

  test('up to four models are put beside each other by keyboard, and the comparison is an address', async () => {
    const visitor = await open('/models');
    const { page, troubles } = visitor;
    const tray = page.getByRole('region', { name: 'Models to compare' });
    const press = async (id) => {
      await page.getByRole('button', { name: `Compare ${id}`, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await seesNo(tray, 'a tray with nothing in it');
    for (const id of ['ada/tiny', 'acme/dialog-zh', 'ada/changes', 'acme/base']) {
      await visit(visitor, `/models?search=${id.split('/')[1]}`);
      await press(id);
      await see(page.getByRole('button', { name: `Compare ${id}`, exact: true, pressed: true }), `${id} in the tray`);
    }
    await visit(visitor, '/models?search=run-01');
    await press('acme/run-01');
    await seesText(page.locator('[aria-live]'), /At most 4 models/);
    await see(page.getByRole('button', { name: 'Compare acme/run-01', exact: true, pressed: false }), 'that a fifth is not taken');
    for (const id of ['ada/changes', 'acme/base']) {
      await tray.getByRole('button', { name: `Remove ${id}` }).focus();
      await page.keyboard.press('Enter');
    }
    await tray.getByRole('link', { name: 'Compare (2 of 4)' }).focus();
    await page.keyboard.press('Enter');
    await isAt(page, COMPARED);
    await seesHeading(page, 'Compare models');
    await seesNo(tray, 'the tray below what it led to');
    const row = (name) => page.getByRole('row', { name });
    await see(row(/^Parameters.*differs/), 'a row that differs');
    await see(row(/^Licence.*apache-2\.0.*mit/), 'both licences');
    await see(row(/^Languages.*Chinese/), 'a language by its name');
    await see(row(/^Price.*Free/), 'the price');
    await see(row(/^Base model/).getByRole('link', { name: 'acme/base' }), 'a base that is here');
    await see(row(/^accuracy · C-Eval from its card.*0\.4375/), 'a figure of a card');
    await page.reload();
    await see(row(/^Weights.*MB/), 'the same after a reload');
    await page.getByRole('button', { name: 'Take ada/tiny out of the comparison' }).click();
    await isAt(page, '/models/compare?models=acme/dialog-zh');
    troubles.assertNone('the comparison');
  });

  test('who may see the job that made a model sees its figures before and after', async () => {
    await lab.world();
    const visitor = await lab.signedIn(ADA);
    const { page, troubles } = visitor;
    await visit(visitor, '/models/compare?models=ada/tiny,acme/base');
    await see(page.getByRole('row', { name: /measured here.* before, .* after/ }).first(), 'before and after');
    await see(page.getByRole('row', { name: /Made here by a job/ }), 'how it came about');
    troubles.assertNone('before and after');
  });

  test('a model that one may not see is a column that says so; on a phone only the table moves sideways', async () => {
    const visitor = await open('/models', { viewport: PHONE });
    const { page, troubles } = visitor;
    troubles.expect(404, '/repositories/model/ada/secret');
    await visit(visitor, '/models/compare?models=ada/tiny,ada/secret,acme/dialog-zh,acme/base');
    await seesText(page, 'This model does not exist, or you may not see it.');
    const overflow = (selector) => page.locator(selector).evaluate((element) => element.scrollWidth - element.clientWidth);
    assert.equal(await overflow('html'), 0, 'the page does not move sideways');
    assert.ok((await overflow('main [role=region]')) > 0, 'the table does');
    troubles.assertNone('a comparison with a gap');
  });
}
