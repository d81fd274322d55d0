// A repository from another hub: looked at, named, brought in while one watches, opened; and what is refused, cancelled, tried again.
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';
import { almostFull } from '../lib/world.mjs';

export function imports(test, lab) {
  test('an import brings a repository in by the address of its page, and it says afterwards where it came from', async () => {
    await lab.world();
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/new');
    await page.getByRole('link', { name: 'Or import one from another hub.' }).click();
    await isAt(page, '/import');
    await page.getByLabel('Where it is').fill(`${lab.product.local}/ada/tiny/tree/v0.1`);
    await page.keyboard.press('Enter');
    await seesText(page, 'ada/tiny');
    await seesText(page, /\d files, [\d.]+ k?B/);
    const name = page.getByLabel('Name', { exact: true });
    assert.equal(await name.inputValue(), 'tiny');
    await name.fill('tiny-copy');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await isAt(page, /^\/imports\/\d+$/);
    await seesText(page, 'Everything has arrived');
    await lab.picture(page, 'import-arrived');
    await page.getByRole('link', { name: 'Open the repository' }).click();
    await isAt(page, '/ada/tiny-copy');
    await settled(page);
    await seesText(page, 'Imported from');
    await see(page.locator(`a[href="${lab.product.local}/ada/tiny"]`), 'the address it came from');
    await visit(visitor, '/ada/tiny-copy/commits/main');
    await seesText(page, 'Import ada/tiny at v0.1');
    troubles.assertNone('an import');
    await remove(lab, 'tiny-copy');
  });

  test('an import by name alone asks for hub and type; a taken name is refused beside its field, and what is not there says so', async () => {
    await lab.world();
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/import?source=ada/nothing-there');
    await page.getByLabel('Hub', { exact: true }).selectOption('neighbour');
    troubles.expect(422, '/hub/v1/imports/inspection');
    await page.getByRole('button', { name: 'Look' }).click();
    await seesText(page, /has no such repository, or it is private there/);
    await page.getByLabel('Where it is').fill('ada/words');
    await page.getByLabel('Type').selectOption('dataset');
    await page.getByRole('button', { name: 'Look' }).click();
    await page.getByLabel('Name', { exact: true }).fill('words');
    troubles.expect(409, '/hub/v1/imports');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await see(page.locator('input[name=name][aria-invalid=true]'), 'the taken name');
    troubles.expect(400, '/hub/v1/imports/inspection');
    await page.getByLabel('Where it is').fill('https://elsewhere.example/a/b');
    await page.keyboard.press('Enter');
    await seesText(page, /does not import from there/);
    troubles.assertNone('refused imports');
  });

  test('an import of what is private there takes a token and stays private here', async () => {
    await lab.world();
    const visitor = await lab.signedIn();
    const { page } = visitor;
    const api = await lab.api();
    assert.equal((await api.request('GET', '/ada/secret/raw/main/plan.txt')).status, 200);
    await visit(visitor, '/import');
    await page.getByLabel('Where it is').fill(`${lab.product.local}/ada/secret`);
    await page.getByText('It is private or gated').click();
    await page.getByLabel('Access token of the other hub').fill(lab.users.ada.write);
    await page.getByRole('button', { name: 'Look' }).click();
    await seesText(page, 'Not everybody may read it there');
    await seesNo(page.getByRole('radio', { name: /^Public/ }), 'a choice of visibility');
    await page.getByLabel('Name', { exact: true }).fill('secret-copy');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await seesText(page, 'Everything has arrived');
    assert.equal((await fetch(`${lab.product.endpoint}/api/models/ada/secret-copy`)).status, 401);
    await remove(lab, 'secret-copy');
  });

  test('an import that failed says what to do, can be given up, and goes on when it is tried again', async () => {
    await lab.world();
    const visitor = await lab.signedIn();
    const { page } = visitor;
    const api = await lab.api();
    const begin = async (name) => {
      await visit(visitor, '/import');
      await page.getByLabel('Where it is').fill(`${lab.product.local}/ada/changes`);
      await page.keyboard.press('Enter');
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await seesText(page, 'The import has failed');
      await seesText(page, /There is no room left/);
    };
    await almostFull(api, async () => {
      await begin('given-up');
      await page.getByRole('button', { name: 'Give up' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel the import' }).click();
      await seesText(page, 'The import was cancelled');
      assert.equal((await api.request('GET', '/api/models/ada/given-up')).status, 404);
      await begin('later');
    });
    await page.getByRole('button', { name: 'Try again' }).click();
    await seesText(page, 'Everything has arrived');
    await visit(visitor, '/imports');
    await seesHeading(page, 'Your imports');
    await seesText(page, 'Cancelled');
    await remove(lab, 'later');
  });
}

/** Other journeys count what there is. */
async function remove(lab, name) {
  const api = await lab.api();
  assert.equal((await api.request('DELETE', `/hub/v1/repositories/model/ada/${name}`)).status, 204);
}
