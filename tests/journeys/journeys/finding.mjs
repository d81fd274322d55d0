// Finding things: lists and their addresses, the page of a person and of an organization, likes, and what strangers do not see.
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { PHONE, settled, visit } from '../lib/visitor.mjs';

export function finding(test, lab) {
  const open = async (address, visitor) => {
    await lab.world();
    const who = visitor ?? (await lab.visitor());
    await visit(who, address);
    return who;
  };

  test('a list keeps search, order and facets in its address, so that a link shows the same', async () => {
    const { page, troubles } = await open('/models');
    await page.getByRole('searchbox', { name: 'Search names and cards' }).fill('run-');
    await isAt(page, '/models?search=run-');
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('created');
    await isAt(page, '/models?search=run-&sort=created');
    await settled(page);
    await seesText(page, /^3\d found$/);
    await see(page.getByRole('link', { name: 'acme/run-31' }), 'the newest model');
    await seesNo(page.getByRole('link', { name: 'acme/run-01' }), 'a model of the next page');
    await page.getByRole('button', { name: 'Show more' }).click();
    await see(page.getByRole('link', { name: 'acme/run-01' }), 'the oldest model');
    await seesNo(page.getByRole('button', { name: 'Show more' }), 'a third page');
    await page.reload();
    await see(page.getByRole('link', { name: 'acme/run-31' }), 'the first page after a reload');
    assert.equal(await page.getByRole('searchbox', { name: 'Search names and cards' }).inputValue(), 'run-');
    troubles.assertNone('the list of models');
  });

  test('facets narrow a list, are counted, stand above it as chips, and are taken away one by one', async () => {
    const { page, troubles } = await open('/models');
    const facets = page.getByRole('complementary', { name: 'Filters' });
    await facets.getByRole('group', { name: 'Licence' }).getByRole('checkbox', { name: /mit/ }).check();
    await isAt(page, '/models?license=mit');
    await settled(page);
    await see(page.getByRole('link', { name: 'acme/dialog-zh' }), 'a model under this licence');
    await seesNo(page.getByRole('link', { name: 'ada/tiny' }), 'a model under another licence');
    await facets
      .getByRole('group', { name: 'Language' })
      .getByRole('checkbox', { name: /Chinese/ })
      .check();
    await isAt(page, '/models?language=zh&license=mit');
    await seesText(page, '1 found');
    await page.getByRole('link', { name: /Remove the filter.*Licence/ }).click();
    await isAt(page, '/models?language=zh');
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await isAt(page, '/models');
    troubles.assertNone('facets');
  });

  test('on a phone the facets are behind a button', async () => {
    const visitor = await lab.visitor({ viewport: PHONE });
    await open('/models', visitor);
    const { page, troubles } = visitor;
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('dialog').getByRole('checkbox', { name: /mit/ }).check();
    await page.getByRole('button', { name: 'Show results' }).click();
    await isAt(page, '/models?license=mit');
    await see(page.getByRole('button', { name: 'Filters: 1' }), 'the number of filters');
    await see(page.getByRole('link', { name: 'acme/dialog-zh' }), 'a model under this licence');
    troubles.assertNone('facets on a phone');
  });

  for (const word of ['对话', '金融', 'qianwen', '千问', 'duihua', 'dailog']) {
    test(`“${word}” finds the model with a Chinese card`, async () => {
      const { page, troubles } = await open(`/models?search=${encodeURIComponent(word)}`);
      await see(page.getByRole('link', { name: 'acme/dialog-zh' }), 'the model');
      troubles.assertNone('the search in Chinese');
    });
  }

  test('the search box suggests while one types, is moved through by arrows, and leads everywhere by Enter', async () => {
    const visitor = await open('/');
    const { page, troubles } = visitor;
    await page.keyboard.press('/');
    await page.keyboard.type('tin');
    await see(page.getByRole('option', { name: /ada\/tiny/ }), 'a suggestion');
    await page.keyboard.press('ArrowDown');
    await see(page.getByRole('option', { name: /ada\/tiny/, selected: true }), 'the first suggestion chosen');
    await page.keyboard.press('Enter');
    await isAt(page, '/ada/tiny');
    await page.getByRole('combobox', { name: 'Search the hub' }).fill('千问');
    await see(page.getByRole('option', { name: /acme\/dialog-zh/ }), 'a suggestion in Chinese');
    await page.keyboard.press('Escape');
    await seesNo(page.getByRole('listbox'), 'the suggestions after Escape');
    await page.keyboard.press('Enter');
    await isAt(page, `/search?q=${encodeURIComponent('千问')}`);
    await see(page.getByRole('link', { name: 'acme/dialog-zh' }), 'the model');
    troubles.assertNone('the search box');
  });

  test('discussions and collections are suggested in groups of their own, by the keyboard, in Chinese and with a typing error; private ones to their owner', async () => {
    await lab.world();
    const owner = await lab.signedIn();
    await gatherAndTalk(owner, lab.product.endpoint);
    const visitor = await open('/');
    const { page, troubles } = visitor;
    await page.keyboard.press('/');
    await page.keyboard.type('metamorfosis'); // an error
    const talk = page.getByRole('group', { name: 'Discussions and pull requests' });
    await see(talk.getByRole('option', { name: /Metamorphosis of weights/ }), 'the discussion');
    await seesText(page.getByRole('listbox'), /Showing suggestions for “metamorphosis”/);
    await seesNo(page.getByRole('option', { name: /secret metamorphosis/ }), 'a private collection');
    await lab.picture(page, 'suggestions');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await isAt(page, /^\/ada\/tiny\/discussions\/\d+$/);
    await page.getByRole('combobox', { name: 'Search the hub' }).fill('变形');
    await see(page.getByRole('group', { name: 'Collections' }).getByRole('option', { name: /变形记/ }), 'the collection');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await isAt(page, /^\/collections\/ada\/[0-9a-f]{24}$/);
    troubles.assertNone('suggestions of what was said and gathered');
    await open('/', owner);
    const trending = owner.page.getByRole('region', { name: 'Trending' });
    await see(trending.getByRole('link', { name: 'ada/tiny' }), 'a model of their own that is everybody’s, as trending');
    await seesNo(trending.getByRole('link', { name: /secret/ }), 'their private one');
    await owner.page.keyboard.press('/');
    await owner.page.keyboard.type('metamorph');
    await see(owner.page.getByRole('option', { name: /secret metamorphosis/ }), 'the private collection, to its owner');
    for (const [name, options] of [
      ['suggestions-zh-dark', { locale: 'zh-CN', colorScheme: 'dark' }],
      ['suggestions-phone', { viewport: PHONE }],
    ]) {
      const other = await lab.visitor(options);
      await open('/', other);
      await other.page.keyboard.press('/');
      await other.page.keyboard.type('ada');
      await see(other.page.getByRole('option').first(), 'a suggestion');
      await lab.picture(other.page, name);
    }
  });

  test('the page of a search shows models, datasets, apps, organizations and people', async () => {
    const { page, troubles } = await open('/search?q=acme');
    await see(page.getByRole('link', { name: 'acme/base' }), 'a model');
    await see(page.getByRole('link', { name: /Acme Research/ }), 'the organization');
    await page.getByRole('link', { name: /See all \d+/ }).click();
    await isAt(page, '/models?search=acme');
    troubles.assertNone('the page of a search');
  });

  test('datasets and apps have lists of their own, and a search without results says so', async () => {
    const visitor = await open('/datasets');
    const { page, troubles } = visitor;
    await see(page.getByRole('link', { name: 'ada/words' }), 'the dataset');
    await page.getByRole('link', { name: 'Apps' }).click();
    await see(page.getByRole('link', { name: 'ada/demo' }), 'the app');
    await open('/models?search=nothing-like-this', visitor);
    await seesText(page, 'Nothing found for “nothing-like-this”.');
    await page.getByRole('link', { name: 'Clear the search' }).click();
    await isAt(page, '/models');
    troubles.assertNone('the lists');
  });

  test('the search of the top bar and the page of an owner lead to a repository', async () => {
    const visitor = await open('/');
    const { page, troubles } = visitor;
    await page.getByRole('combobox', { name: 'Search the hub' }).fill('tiny');
    await page.keyboard.press('Enter');
    await isAt(page, '/search?q=tiny');
    await page.getByRole('main').getByRole('link', { name: 'ada/tiny' }).click();
    await isAt(page, '/ada/tiny');
    await page.getByRole('heading', { level: 1 }).getByRole('link', { name: 'ada', exact: true }).first().click();
    await isAt(page, '/ada');
    await see(page.getByRole('link', { name: 'ada/words' }), 'a dataset on the page of its owner');
    await open('/acme', visitor);
    await seesHeading(page, /Acme Research/);
    await see(page.getByRole('link', { name: 'acme/run-31' }), 'a model of the organization');
    troubles.assertNone('owners');
  });

  test('a like is counted at once, stays after a reload, and can be taken back; visitors are asked to sign in', async () => {
    await lab.world();
    const { page, troubles } = await open('/acme/base', await lab.signedIn());
    const like = page.getByRole('button', { name: /Like/ });
    await like.click();
    await see(page.getByRole('button', { name: /Like\s*1/, pressed: true }), 'one like, mine');
    await page.reload();
    await see(page.getByRole('button', { name: /Like\s*1/, pressed: true }), 'the like after a reload');
    await like.click();
    await see(page.getByRole('button', { name: /Like\s*0/, pressed: false }), 'no like any more');
    troubles.assertNone('likes');
    const stranger = await open('/acme/base');
    await stranger.page.getByRole('link', { name: /Like/ }).click();
    await isAt(stranger.page, '/login?next=%2Facme%2Fbase');
  });

  test('to a stranger a private repository is exactly what a missing one is, page and data alike', async () => {
    await lab.world();
    for (const tail of ['', '/tree/main', '/blob/main/plan.txt']) {
      const [secret, missing] = [await look(lab, `/ada/secret${tail}`), await look(lab, `/ada/missing${tail}`)];
      assert.equal(secret.text, missing.text.replaceAll('missing', 'secret'));
      assert.equal(secret.title, missing.title.replaceAll('missing', 'secret'));
      assert.deepEqual(secret.answers, missing.answers);
      assert.match(secret.text, /This page does not exist/);
    }
    const list = await open('/models?search=secret');
    await seesNo(list.page.getByRole('link', { name: /secret/ }), 'the private repository in a list');
    const owner = await open('/ada/secret', await lab.signedIn());
    await seesHeading(owner.page, 'The secret plan');
    await see(owner.page.getByText('Private', { exact: true }), 'that it is private');
  });
}

/** A discussion and two collections, found as soon as a worker has read them. */
async function gatherAndTalk({ context }, origin) {
  const post = (path, data) => context.request.post(`/hub/v1${path}`, { data, headers: { origin } });
  const title = 'Metamorphosis of weights';
  await post('/repositories/model/ada/tiny/discussions', { title, description: 'They became beetles.' });
  await post('/collections', { namespace: 'ada', title: '变形记', description: 'Metamorphosis, gathered.' });
  await post('/collections', { namespace: 'ada', title: 'A secret metamorphosis', isPrivate: true });
  for (let kinds = new Set(); kinds.size < 2;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { items } = await (await context.request.get('/hub/v1/search/suggestions?q=metamorphosis')).json();
    kinds = new Set(items.map(({ kind }) => kind));
  }
}

/** What a stranger gets: the text of the page, and status and body of the data behind it, without the number of the request. */
async function look(lab, address) {
  const { page } = await lab.visitor();
  const answers = [];
  const neutral = (text) => text.replaceAll(/"requestId":"[^"]*"/g, '').replaceAll('missing', 'secret');
  page.on('response', (response) => {
    if (response.url().includes('/hub/v1/repositories/')) answers.push(response);
  });
  await page.goto(address);
  await settled(page);
  const bodies = await Promise.all(answers.map(async (answer) => `${answer.status()} ${neutral(await answer.text())}`));
  const text = await page.locator('main').innerText();
  return { text: text.replaceAll(/[0-9a-f-]{36}/g, '(request)'), title: await page.title(), answers: bodies };
}
