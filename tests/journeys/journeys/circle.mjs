// Following, and gathering what one likes under a title: by mouse, by keyboard, and as those see it who may not see everything.
import { ADA } from '../lib/lab.mjs';
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';

const FAN = { name: 'wanda', password: 'a wand of her own' };

export function circle(test, lab) {
  test('a reader follows a person: the count changes at once, stays after a reload, and the person is in the lists', async () => {
    const visitor = await fan(lab);
    const { page, troubles } = visitor;
    await visit(visitor, '/ada');
    const before = await followersOf(page);
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    await see(page.getByRole('button', { name: 'Following', pressed: true }), 'that one follows');
    assert.equal(await followersOf(page), before + 1);
    await settled(page);
    await page.reload();
    await settled(page);
    assert.equal(await followersOf(page), before + 1);
    await page.getByRole('link', { name: /followers?$/ }).click();
    await isAt(page, '/ada?tab=followers');
    await see(page.getByRole('link', { name: 'wanda' }), 'the new follower');
    await visit(visitor, '/wanda');
    await seesNo(page.getByRole('button', { name: /^Follow/ }), 'a way to follow oneself');
    await page.getByRole('link', { name: '1 following' }).click();
    await see(page.getByRole('link', { name: 'ada' }), 'whom wanda follows');
    await visit(visitor, '/ada');
    await page.getByRole('button', { name: 'Following' }).click();
    await see(page.getByRole('button', { name: 'Follow', exact: true, pressed: false }), 'that one follows no longer');
    await settled(page);
    troubles.assertNone('following');
  });

  test('a follow that the hub refuses is taken back and said', async () => {
    const visitor = await fan(lab);
    const { page, troubles } = visitor;
    await visit(visitor, '/acme');
    const before = await followersOf(page);
    await page.route('**/hub/v1/namespaces/acme/follow', (route) =>
      route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"code":"access/forbidden","status":403}' }),
    );
    troubles.expect(403, '/namespaces/acme/follow');
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    await seesText(page.locator('[aria-live]'), 'You may not do this.');
    await see(page.getByRole('button', { name: 'Follow', exact: true, pressed: false }), 'that nothing changed');
    assert.equal(await followersOf(page), before);
    troubles.assertNone('a refused follow');
  });

  test('a collection is begun on the page of a model, filled, put in order by keyboard and by dragging, voted for and deleted', async () => {
    await lab.world();
    const owner = await lab.signedIn(ADA);
    const { page, troubles } = owner;
    await visit(owner, '/acme/base');
    await page.getByRole('button', { name: 'Add to a collection' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'New collection' }).click();
    await page.getByLabel('Title').fill('First choice');
    await page.getByRole('button', { name: 'Create collection' }).click();
    await see(page.getByRole('checkbox', { name: /First choice/, checked: true }), 'the new collection, checked');
    await page.keyboard.press('Escape');
    await page
      .getByRole('complementary')
      .getByRole('link', { name: /First choice/ })
      .waitFor();
    for (const at of ['/ada/tiny', '/datasets/ada/words', '/ada/secret']) await gather(owner, at, 'First choice');
    await visit(owner, '/ada?tab=collections');
    await page.getByRole('link', { name: 'First choice' }).click();
    await seesHeading(page, 'First choice');
    await settled(page);
    assert.deepEqual(await order(page), ['acme/base', 'ada/tiny', 'ada/words', 'ada/secret']);

    const up = page.getByRole('button', { name: 'Move ada/words up' });
    await up.focus();
    await page.keyboard.press('Enter');
    await hasOrder(page, ['acme/base', 'ada/words', 'ada/tiny', 'ada/secret']);
    await seesFocus(page, 'Move ada/words up');
    await page.keyboard.press('Enter');
    await hasOrder(page, ['ada/words', 'acme/base', 'ada/tiny', 'ada/secret']);
    await page.getByRole('button', { name: 'Move ada/words down' }).focus();
    await page.keyboard.press('Enter');
    await hasOrder(page, ['acme/base', 'ada/words', 'ada/tiny', 'ada/secret']);
    await seesFocus(page, 'Move ada/words down');
    await page
      .getByRole('listitem')
      .filter({ hasText: 'ada/tiny' })
      .dragTo(page.getByRole('listitem').filter({ hasText: 'acme/base' }));
    await hasOrder(page, ['ada/tiny', 'acme/base', 'ada/words', 'ada/secret']);
    await page.getByRole('button', { name: 'Note on ada/tiny' }).click();
    await page.getByLabel('Why it stands here').fill('It <b>rhymes</b>.');
    await page.getByRole('button', { name: 'Save' }).click();
    await seesText(page, 'It <b>rhymes</b>.');
    await settled(page);
    await page.reload();
    await settled(page);
    await hasOrder(page, ['ada/tiny', 'acme/base', 'ada/words', 'ada/secret']);
    const address = new URL(page.url()).pathname;

    const reader = await fan(lab);
    await visit(reader, address);
    assert.deepEqual(await order(reader.page), ['ada/tiny', 'acme/base', 'ada/words'], 'the private one is left out');
    await seesText(reader.page, '3 items');
    await seesNo(reader.page.getByRole('button', { name: /^Move/ }), 'tools of the owner');
    await reader.page.getByRole('button', { name: /^Upvote/ }).click();
    await see(reader.page.getByRole('button', { name: 'Upvote 1', pressed: true }), 'the vote');
    await settled(reader.page);

    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByLabel('Title').fill('Second thoughts');
    await page.getByLabel('Private').check();
    await page.getByRole('radio', { name: 'Orange' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await isAt(page, /^\/collections\/ada\/second-thoughts-[0-9a-f]{24}$/);
    await seesHeading(page, /Second thoughts/);
    reader.troubles.expect(404, '/hub/v1/collections/ada/');
    await visit(reader, address);
    await seesNo(reader.page.getByText('Second thoughts'), 'what is private now');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await isAt(page, '/ada?tab=collections');
    await settled(page);
    await seesNo(page.getByText('Second thoughts'), 'the deleted collection');
    troubles.assertNone('a collection');
  });

  test('collections are found by a word and put in another order; visitors are led to signing in', async () => {
    await lab.world();
    const visitor = await lab.visitor();
    const { page, troubles } = visitor;
    await visit(visitor, '/collections');
    await page.getByRole('searchbox', { name: 'Search collections' }).fill('couplets');
    await isAt(page, '/collections?search=couplets');
    await settled(page);
    await see(page.getByRole('link', { name: 'Laptop rhymes' }), 'the one whose description says so');
    await seesNo(page.getByRole('link', { name: '金融问答' }), 'one that says nothing of it');
    await page.getByRole('combobox', { name: 'Sort' }).selectOption('updated');
    await isAt(page, '/collections?search=couplets&sort=updated');
    await page.getByRole('link', { name: 'Laptop rhymes' }).click();
    await page.getByRole('link', { name: /^Upvote/ }).click();
    await isAt(page, /^\/login\?next=%2Fcollections%2Fada%2Flaptop-rhymes-[0-9a-f]{24}$/);
    troubles.assertNone('finding collections');
  });
}

/** Somebody who owns nothing. */
async function fan(lab) {
  await lab.world();
  if (!lab.hasFan) {
    const { context } = await lab.visitor();
    const answer = await context.request.post('/hub/v1/accounts', { data: FAN, headers: { origin: lab.product.endpoint } });
    assert.equal(answer.status(), 201, 'signing up');
    lab.hasFan = true;
  }
  return lab.signedIn(FAN);
}

async function followersOf(page) {
  return Number.parseInt(await page.getByRole('link', { name: /followers?$/ }).innerText(), 10);
}

async function gather(owner, at, title) {
  await visit(owner, at);
  await owner.page.getByRole('button', { name: 'Add to a collection' }).click();
  await owner.page.getByRole('checkbox', { name: new RegExp(title) }).click();
  await see(owner.page.getByRole('checkbox', { name: new RegExp(title), checked: true }), `${at} in the collection`);
}

function order(page) {
  return page.locator('main ol > li article a:first-of-type').evaluateAll((links) => links.map((link) => link.textContent));
}

async function hasOrder(page, expected) {
  const names = page.locator('main ol > li article a:first-of-type');
  await names.nth(expected.length - 1).waitFor();
  for (let looks = 0; looks < 100 && String(await order(page)) !== String(expected); looks += 1) await page.waitForTimeout(50);
  assert.deepEqual(await order(page), expected);
}

async function seesFocus(page, name) {
  await see(page.locator('button:focus').and(page.getByRole('button', { name })), `the focus on “${name}”`);
}
