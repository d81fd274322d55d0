// Who changed what: the history of a repository and of one file, a commit with its comparison, two revisions beside each other.
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';

export function history(test, lab) {
  const at = async (address) => {
    await lab.world();
    const visitor = await lab.visitor();
    await visit(visitor, address);
    return visitor;
  };

  test('the history leads from the files to commits by day, with their authors, and to the files as they were', async () => {
    const { page, troubles } = await at('/ada/tiny/tree/main');
    await page.getByRole('link', { name: 'History' }).click();
    await isAt(page, '/ada/tiny/commits/main');
    await see(page.getByRole('heading', { level: 2 }), 'a day');
    const row = page.getByRole('listitem').filter({ hasText: 'Evaluation script' });
    await see(row.getByRole('link', { name: 'ada', exact: true }), 'the account of the author');
    await row.getByRole('link', { name: /^Browse the files/ }).click();
    await page.waitForURL(/\/ada\/tiny\/tree\/[0-9a-f]{40}$/);
    await settled(page);
    await see(page.getByRole('link', { name: 'scripts', exact: true }), 'a folder of that time');
    await seesNo(page.getByRole('link', { name: 'model.safetensors', exact: true }), 'a file that came later');
    await visit({ page }, '/ada/tiny/blob/main/scripts/evaluate.py');
    await page.getByRole('link', { name: 'History' }).click();
    await isAt(page, '/ada/tiny/commits/main/scripts/evaluate.py');
    await settled(page);
    assert.equal(await page.getByRole('main').locator('ol > li').count(), 1);
    troubles.assertNone('the history');
  });

  test('a commit shows lines that went and came with signs and marks, what was renamed, and large files by size and hash', async () => {
    const { page, troubles } = await at('/ada/changes/commits/main');
    await page.getByRole('link', { name: 'A better poem' }).click();
    await seesHeading(page, 'A better poem');
    await seesText(page, 'the fortieth was not needed.');
    const file = (name) => page.getByRole('region', { name, exact: true });
    await see(file('config.yaml').locator('tr').filter({ hasText: '−' }).getByText('001', { exact: true }), 'the mark on the old number');
    await seesText(file('new-name.md'), 'Only the name changed.');
    await seesText(file('new-name.md'), 'old-name.md →');
    await seesText(file('weights.bin'), 'Large file changed:');
    await seesText(file('weights.bin'), 'none → 3.2 MB');
    await see(file('gone.txt').getByText('Deleted'), 'a file that went');
    const poem = file('poem.txt');
    await seesNo(poem.getByText('line 20 of the poem'), 'a line far from every change');
    await poem.getByRole('button', { name: 'Show 23 unchanged lines' }).click();
    await seesText(poem, 'line 20 of the poem');
    await page.getByRole('button', { name: 'Split' }).click();
    await see(poem.locator('tr').filter({ hasText: 'line 10 of the poem' }).getByText('better'), 'both versions in one row');
    troubles.assertNone('a commit');
  });

  test('a commit of tables shows rows and columns before and after, names as text, and which side of a file is broken', async () => {
    const { page, troubles } = await at('/datasets/ada/measures/commit/harvest');
    const file = (name) => page.getByRole('region', { name, exact: true });
    const fields = file('fields.csv');
    await seesText(fields, '2 → 3');
    await seesText(fields, '1 row more');
    await seesText(fields, '4 columns differ, 1 is the same.');
    const columns = fields.getByRole('list', { name: 'Columns that differ' });
    await see(columns.getByRole('listitem').filter({ hasText: 'yield' }).getByText('int64 → float64'), 'a column of another type');
    await see(columns.getByRole('listitem').filter({ hasText: 'note' }).getByText('removed'), 'a column that went');
    await seesText(columns, '<img src=x onerror=alert(1)>');
    await seesText(file('data/train-00000-of-00001.parquet'), '300 → 3,000');
    await seesText(file('torn.parquet'), 'Before: this file cannot be read as a table.');
    await seesText(file('torn.parquet'), 'unknown → 300');
    await seesText(file('media.parquet'), '→ none');
    troubles.assertNone('a commit of tables');
  });

  test('the first commit is compared with nothing, and any two revisions with each other', async () => {
    const { page, troubles } = await at('/ada/changes/commit/main?base=first');
    await seesHeading(page, /^Comparing/);
    await see(page.getByRole('region', { name: 'poem.txt' }), 'a file that differs');
    await visit({ page }, '/ada/tiny/commits/main');
    await page.getByRole('link', { name: 'initial commit' }).click();
    await seesText(page, 'The first commit');
    troubles.expect(404, '/changes');
    await visit({ page }, '/ada/changes/commit/0123456789abcdef0123456789abcdef01234567');
    await seesText(page, 'There is no branch, tag or commit “0123456789abcdef0123456789abcdef01234567”.');
    troubles.assertNone('revisions');
  });
}
