// Datasets as tables: from the card to a row and back, what narrows and orders them, pictures, and texts that stay texts.
import { readFileSync } from 'node:fs';
import { assert, isAt, see, seesNo, seesText } from '../lib/see.mjs';
import { PHONE, settled, visit } from '../lib/visitor.mjs';

const VIEWER = '/datasets/ada/measures/viewer';
const TRAIN = `${VIEWER}/default/train`;

export function viewing(test, lab) {
  const open = async (address, options) => {
    await lab.world();
    const visitor = await lab.visitor(options);
    await visit(visitor, address);
    return visitor;
  };
  const rows = (page) => page.locator('main tbody tr');

  test('the card of a dataset begins with its first rows, which lead to all of them and to each by itself', async () => {
    const { page, troubles } = await open('/datasets/ada/measures');
    const preview = page.getByRole('region', { name: 'First rows' });
    await see(preview.getByText('row 1 beta'), 'a cell of the second row');
    await preview.getByRole('link', { name: 'Look at all rows' }).click();
    await isAt(page, TRAIN);
    await seesText(page, '300 rows');
    await see(page.getByRole('columnheader', { name: /id/ }).getByText('int64'), 'the type of a column');
    assert.equal(await rows(page).count(), 100);
    await page.getByRole('link', { name: 'Next' }).click();
    await isAt(page, `${TRAIN}?page=2`);
    await seesText(page, '101–200 of 300');
    await page.getByRole('link', { name: 'Row 100', exact: true }).click();
    await isAt(page, `${TRAIN}?page=2&row=100`);
    await see(page.getByRole('dialog', { name: 'Row 100' }).getByText('question 100'), 'a nested value');
    await page.getByRole('link', { name: 'Next row' }).click();
    await isAt(page, `${TRAIN}?page=2&row=101`);
    await page.reload();
    await see(page.getByRole('dialog', { name: 'Row 101' }), 'the same row after a reload');
    await page.keyboard.press('Escape');
    await isAt(page, `${TRAIN}?page=2`);
    troubles.assertNone('the viewer');
  });

  test('rows are searched, narrowed by conditions that are chosen or clicked, and ordered, all in the address', async () => {
    const { page, troubles } = await open(TRAIN);
    await page.getByRole('searchbox', { name: 'Search in all texts' }).fill('模林');
    await isAt(page, `${TRAIN}?search=${encodeURIComponent('模林')}`);
    await seesText(page, '50 matching rows');
    await page.getByRole('searchbox', { name: 'Search in all texts' }).fill('');
    await isAt(page, TRAIN);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('combobox', { name: 'Condition' }).selectOption('less');
    await page.getByRole('textbox', { name: 'Value' }).fill('12');
    await page.getByRole('button', { name: 'Add condition' }).click();
    await seesText(page, '12 matching rows');
    await page.getByRole('button', { name: 'Sort by id' }).click();
    await page.getByRole('button', { name: 'Sort by id' }).click();
    await settled(page);
    assert.equal(await page.getByRole('columnheader', { name: /Sort by id/ }).getAttribute('aria-sort'), 'descending');
    await see(rows(page).first().getByRole('link', { name: 'Row 11' }), 'the greatest first');
    await page.getByRole('button', { name: /^Remove the condition/ }).click();
    await seesText(page, '300 rows');
    troubles.assertNone('conditions');
  });

  test('a condition that is not understood is answered with its reason, and the page stays', async () => {
    const { page, troubles } = await open('/');
    troubles.expect(400, '/viewer/rows');
    await visit({ page }, `${TRAIN}?where=${encodeURIComponent('"nothing" = 1')}`);
    await seesText(page, 'There is no column "nothing".');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await seesText(page, '300 rows');
    troubles.assertNone('a wrong condition');
  });

  test('statements of SQL are run over the splits, their answer has an address and is saved; what SQLite refuses is said', async () => {
    const { page, troubles } = await open(TRAIN);
    await page.getByRole('button', { name: 'Query with SQL' }).click();
    const statement = page.getByRole('textbox', { name: 'Statement' });
    const result = page.getByRole('group', { name: 'Result' });
    await statement.fill('select count(*) as many, max(id) from data');
    await page.keyboard.press('Control+Enter');
    await see(result.getByRole('cell', { name: '300', exact: true }), 'how many rows there are');
    await see(result.getByRole('columnheader', { name: 'many' }), 'the name of a column');
    await lab.picture(page, 'sql-console');
    await isAt(page, `${TRAIN}?sql=${new URLSearchParams([['', 'select count(*) as many, max(id) from data']]).toString().slice(1)}`);
    await page.reload();
    await see(result.getByRole('cell', { name: '300', exact: true }), 'the same answer after a reload');
    await page.getByRole('button', { name: 'Count rows' }).click();
    await statement.fill('select nowhere from train');
    await page.reload();
    assert.equal(await statement.inputValue(), 'select nowhere from train', 'a statement that was not run stays');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await seesText(page, 'no such column: nowhere');
    await statement.fill('select id, id * 2 as twice from train where id < 2 order by id');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await see(result.getByRole('columnheader', { name: 'twice' }), 'the answer');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()]);
    assert.equal(readFileSync(await download.path(), 'utf8'), 'id,twice\r\n0,0\r\n1,2\r\n');
    await statement.fill('with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await seesText(page, 'Stopped.');
    await page.getByRole('link', { name: 'Back to the rows' }).click();
    await isAt(page, TRAIN);
    troubles.assertNone('the console');
  });

  test('pictures are seen, sound has controls, and texts of strangers stay texts', async () => {
    const { page, troubles } = await open(VIEWER);
    await page.getByRole('combobox', { name: 'Subset' }).selectOption('pictures');
    await isAt(page, `${VIEWER}/pictures/train`);
    const picture = page.getByRole('img', { name: 'Picture in picture of row 1' });
    await picture.waitFor();
    await page.waitForFunction((image) => image.complete && image.naturalWidth === 4, await picture.elementHandle());
    assert.ok((await page.locator('audio').count()) >= 5, 'players of sound');
    await see(page.getByRole('cell', { name: 'dog (1)' }).first(), 'the name of a label');
    await page.getByRole('combobox', { name: 'Subset' }).selectOption('hostile');
    await see(page.getByText('<script>alert(1)</script>').first(), 'a text');
    await seesNo(page.locator('main tbody img'), 'a picture that a text wants to be');
    assert.equal(await page.locator('main a[href^="javascript"], main img[src^="javascript"]').count(), 0);
    troubles.assertNone('pictures and texts');
  });

  test('on a phone, and by the keyboard alone, a row is two keys away', async () => {
    const { page, troubles } = await open(TRAIN, { viewport: PHONE });
    await page.getByRole('link', { name: 'Row 0', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await isAt(page, `${TRAIN}?row=2`);
    await see(page.getByRole('dialog', { name: 'Row 2' }), 'the row');
    await page.keyboard.press('ArrowRight');
    await isAt(page, `${TRAIN}?row=3`);
    troubles.assertNone('the viewer on a phone');
  });
}
