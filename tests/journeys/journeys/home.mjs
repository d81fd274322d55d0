// The home page: for somebody who comes by, and for somebody who is signed in and follows others.
import { ADA } from '../lib/lab.mjs';
import { isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { PHONE, settled, visit } from '../lib/visitor.mjs';

const READER = { name: 'holly', password: 'a door to knock at' };

export function home(test, lab) {
  test('the home page tells a visitor what this is, searches with suggestions, and leads to what is here', async () => {
    await lab.world();
    const visitor = await lab.visitor();
    const { page, troubles } = visitor;
    await visit(visitor, '/');
    await seesHeading(page, 'Pick models that do the work, not the ones that ace the exam.');
    await see(page.getByRole('heading', { name: 'Trending' }), 'what is trending');
    for (const name of ['Check my data', /^Publish/]) await see(page.getByRole('main').getByRole('link', { name }), `the door ${name}`);
    const search = page.getByRole('main').getByRole('combobox');
    await search.fill('tiny');
    await see(page.getByRole('option').first(), 'a suggestion');
    await search.fill('');
    await page.getByRole('link', { name: 'Find a model for my work' }).click();
    await isAt(page, '/models');
    await settled(page);
    troubles.assertNone('the home of a visitor');
  });

  test('who follows somebody sees what they do without a reload, never what they may not see; on a phone nothing overflows', async () => {
    await lab.world();
    const api = await lab.api();
    const { context } = await lab.visitor();
    await context.request.post('/hub/v1/accounts', { data: READER, headers: { origin: lab.product.endpoint } });
    const visitor = await lab.signedIn(READER, { viewport: PHONE });
    const { page, troubles } = visitor;
    await visit(visitor, '/');
    await see(page.getByRole('link', { name: 'Find somebody to follow' }), 'how to begin');
    await visitor.context.request.put(`/hub/v1/namespaces/${ADA.name}/follow`, { headers: { origin: lab.product.endpoint } });
    await visit(visitor, '/');
    await api.createRepo('ada/unseen-by-others', { private: true });
    await api.createRepo('ada/just-published');
    const feed = page.getByRole('region', { name: 'From those you follow' });
    await see(feed.getByRole('link', { name: 'ada/just-published' }), 'what was just made');
    await seesNo(page.getByText('unseen-by-others'), 'a private repository');
    await see(page.getByRole('heading', { name: 'My work' }), 'what waits');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) throw new Error(`the page is ${overflow} px wider than a phone`);
    await lab.picture(page, 'home-following-phone', { fullPage: true });
    await visit(visitor, `/${ADA.name}?tab=activity`);
    await seesText(page, 'created a repository');
    await seesNo(page.getByText('unseen-by-others'), 'a private repository in the activity of its owner');
    troubles.assertNone('the home of somebody who follows');
  });
}
