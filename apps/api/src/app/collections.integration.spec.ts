// Collections over HTTP: our own API, and the calls of the Python client with what it must not be told.
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { Database, statement } from '../platform/database';
import { hubRequest } from './testing/hub-requests';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

interface Item {
  id: string;
  note: string;
  repository: { id: string } | null;
  collection: { title: string; itemsCount: number } | null;
}
interface Collection {
  slug: string;
  namespace: string;
  title: string;
  items: Item[];
  itemsCount: number;
  upvotes: number;
  isUpvoted: boolean;
  mayEdit: boolean;
  isPrivate: boolean;
  code?: string;
}
interface Page {
  items: Collection[];
  nextCursor: string | null;
}
type Wire = Record<string, unknown> & { items: Record<string, unknown>[] };

let hub: TestHub;
let [ann, ben, cai]: TestPerson[] = [];

const ask = <T = Collection>(person: TestPerson | null, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, person, method, path, body);
const wire = async <T = Wire>(person: TestPerson | null, method: string, path: string, body?: object) => {
  const headers = { 'content-type': 'application/json', ...(person ? { authorization: `Bearer ${person.token}` } : {}) };
  const answer = await fetch(`${hub.url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: answer.status, link: answer.headers.get('link'), body: (await answer.json()) as T };
};
const make = async (person: TestPerson, title: string, more: object = {}) => {
  const made = await ask(person, 'POST', '/collections', { namespace: person.name, title, ...more });
  expect([title, made.status]).toEqual([title, 201]);
  return `/collections/${made.body.namespace}/${made.body.slug}`;
};
const add = (person: TestPerson, at: string, id: string, type = 'model') => ask(person, 'POST', `${at}/items`, { item: { type, id } });
const idsOf = ({ items }: Collection) => items.map(({ repository, collection }) => repository?.id ?? collection?.title);
const membership = (role: string, name: string) => ask(ann!, 'PUT', `/organizations/acme/members/${name}`, { role });

beforeAll(async () => {
  hub = await startTestHub();
  [ann, ben, cai] = await Promise.all(['ann', 'ben', 'cai'].map((name) => hub.person(name)));
  for (const name of ['one', 'two', 'three', 'four', 'five']) await hub.repository(ann!, name);
  await hub.repository(ann!, 'secret', { isPrivate: true });
  await hub.repository(ann!, 'rows', { type: 'dataset' });
  await ask(ann!, 'POST', '/organizations', { name: 'acme' });
});

afterAll(() => hub?.stop());

describe('a collection', () => {
  it('is made once under a title, found by an address that outlives the title, changed and deleted', async () => {
    const at = await make(ann!, 'Small models', { description: 'For a laptop.' });
    expect(at).toMatch(/^\/collections\/ann\/small-models-[0-9a-f]{24}$/);
    expect(await ask(ann!, 'POST', '/collections', { namespace: 'ann', title: ' small MODELS ' })).toMatchObject({
      status: 409,
      body: { code: 'collection/exists' },
    });
    const renamed = await ask(ann!, 'PATCH', at, { title: 'Tiny models', theme: 'pink' });
    expect(renamed).toMatchObject({
      status: 200,
      body: { title: 'Tiny models', theme: 'pink', description: 'For a laptop.', mayEdit: true },
    });
    expect(renamed.body.slug.slice(-24)).toBe(at.slice(-24));
    expect((await ask(null, 'GET', at)).body).toMatchObject({ title: 'Tiny models', mayEdit: false });
    expect((await ask(ann!, 'DELETE', at)).status).toBe(204);
    expect(await ask(ann!, 'DELETE', at)).toMatchObject({ status: 404, body: { code: 'collection/not-found' } });
  });

  it('is not found under the name of somebody else, but under a former name of its owner', async () => {
    await ask(ann!, 'POST', '/organizations', { name: 'before' });
    const made = await ask(ann!, 'POST', '/collections', { namespace: 'before', title: 'Ours' });
    expect((await ask(null, 'GET', `/collections/ben/${made.body.slug}`)).status).toBe(404);
    await ask(ann!, 'PATCH', '/organizations/before', { name: 'after' });
    expect((await ask(null, 'GET', `/collections/before/${made.body.slug}`)).body).toMatchObject({ namespace: 'after', title: 'Ours' });
  });

  it('refuses titles, colours and descriptions that are none, with the field', async () => {
    for (const wrong of [{ title: '  ' }, { title: 'x'.repeat(61) }, { title: 'a\0b' }, { title: 'a', description: 'x'.repeat(151) }])
      expect(await ask(ann!, 'POST', '/collections', { namespace: 'ann', ...wrong })).toMatchObject({
        status: 400,
        body: { code: 'request/invalid' },
      });
    const at = await make(ann!, 'Coloured');
    expect((await ask(ann!, 'PATCH', at, { theme: 'black' })).status).toBe(400);
    expect((await ask(ann!, 'PATCH', at, { position: -1 })).status).toBe(400);
  });

  it('of an organization is edited by who writes there, and by nobody else', async () => {
    await membership('write', 'ben');
    const at = (await ask(ben!, 'POST', '/collections', { namespace: 'acme', title: 'Team' })).body;
    const path = `/collections/acme/${at.slug}`;
    for (const role of ['read', 'contributor']) {
      await membership(role, 'cai');
      expect([role, (await ask(cai!, 'PATCH', path, { title: 'Mine' })).status]).toEqual([role, 403]);
      expect([role, (await ask(cai!, 'POST', '/collections', { namespace: 'acme', title: 'Mine' })).status]).toEqual([role, 403]);
    }
    await ask(ann!, 'DELETE', '/organizations/acme/members/cai');
    expect((await add(cai!, path, 'ann/one')).status).toBe(403);
    expect((await ask(cai!, 'DELETE', path)).status).toBe(403);
    expect((await ask(null, 'DELETE', path)).status).toBe(401);
    expect((await ask(ben!, 'PATCH', path, { description: 'What we use.' })).status).toBe(200);
  });

  it('that is private looks to others like one that is not there, in lists and counts too', async () => {
    const at = await make(ann!, 'Hidden shelf', { isPrivate: true });
    await add(ann!, at, 'ann/five');
    const missing = await ask(ben!, 'GET', '/collections/ann/none-000000000000000000000000');
    for (const person of [ben!, null]) {
      const answer = await ask<{ requestId: string }>(person, 'GET', at);
      expect([answer.status, { ...answer.body, requestId: '' }]).toEqual([404, { ...missing.body, requestId: '' }]);
      expect((await ask<Page>(person, 'GET', '/collections?search=hidden')).body.items).toEqual([]);
      expect((await ask<Page>(person, 'GET', '/collections?item=model/ann/five')).body.items).toEqual([]);
    }
    for (const [method, path, body] of [
      ['PATCH', at, { title: 'x' }],
      ['DELETE', at, undefined],
      ['PUT', `${at}/upvote`, undefined],
      ['POST', `${at}/items`, { item: { type: 'model', id: 'ann/one' } }],
    ] as const)
      expect([method, (await ask(ben!, method, path, body)).status]).toEqual([method, 404]);
    expect((await ask<Page>(ann!, 'GET', '/collections?search=hidden')).body.items).toHaveLength(1);
    const made = await ask<{ secret: string }>(ann!, 'POST', '/tokens', { displayName: 'reads', role: 'read' });
    const reader = { name: 'ann', token: made.body.secret };
    expect((await ask(reader, 'GET', at)).body).toMatchObject({ isPrivate: true, mayEdit: false });
    expect((await ask(reader, 'PATCH', at, { title: 'x' })).status).toBe(403);
    const about = await make(ben!, 'About others');
    expect(await add(ben!, about, at.replace('/collections/', ''), 'collection')).toMatchObject({ status: 404 });
  });

  it('of an organization that is private is seen by its members', async () => {
    const made = await ask(ann!, 'POST', '/collections', { namespace: 'acme', title: 'Inside', isPrivate: true });
    const at = `/collections/acme/${made.body.slug}`;
    await membership('read', 'cai');
    expect((await ask(cai!, 'GET', at)).body).toMatchObject({ title: 'Inside', mayEdit: false });
    await ask(ann!, 'DELETE', '/organizations/acme/members/cai');
    expect((await ask(cai!, 'GET', at)).status).toBe(404);
  });
});

describe('what stands in a collection', () => {
  it('is added once, moved, annotated and taken out', async () => {
    const at = await make(ann!, 'Ordered');
    for (const name of ['one', 'two', 'three']) expect((await add(ann!, at, `ann/${name}`)).status).toBe(201);
    expect(await add(ann!, at, 'ANN/one')).toMatchObject({ status: 409, body: { code: 'collection/item-exists' } });
    expect(await add(ann!, at, 'ann/nothing')).toMatchObject({ status: 404, body: { code: 'collection/item-unknown' } });
    expect((await add(ann!, at, 'ann/rows', 'dataset')).body.itemsCount).toBe(4);
    const [first] = (await ask(ann!, 'GET', at)).body.items;
    const moved = await ask(ann!, 'PATCH', `${at}/items/${first?.id}`, { position: 2, note: 'Begin <b>here</b>.' });
    expect(idsOf(moved.body)).toEqual(['ann/two', 'ann/three', 'ann/one', 'ann/rows']);
    expect(moved.body.items[2]?.note).toBe('Begin <b>here</b>.');
    expect(idsOf((await ask(ann!, 'DELETE', `${at}/items/${first?.id}`)).body)).toEqual(['ann/two', 'ann/three', 'ann/rows']);
    for (const method of ['DELETE', 'PATCH'])
      expect(await ask(ann!, method, `${at}/items/${first?.id}`, method === 'PATCH' ? { note: '' } : undefined)).toMatchObject({
        status: 404,
        body: { code: 'collection/item-not-found' },
      });
  });

  it('is left out for those who may not see it, and from their counts and places; an editor moves what they see', async () => {
    const made = await ask(ann!, 'POST', '/collections', { namespace: 'acme', title: 'Mixed' });
    const at = `/collections/acme/${made.body.slug}`;
    for (const name of ['one', 'secret', 'two']) await add(ann!, at, `ann/${name}`);
    expect(idsOf((await ask(ann!, 'GET', at)).body)).toEqual(['ann/one', 'ann/secret', 'ann/two']);
    const seen = (await ask(ben!, 'GET', at)).body;
    expect([idsOf(seen), seen.itemsCount]).toEqual([['ann/one', 'ann/two'], 2]);
    const hidden = (await ask(ann!, 'GET', at)).body.items[1];
    expect((await ask(ben!, 'DELETE', `${at}/items/${hidden?.id}`)).status).toBe(404);
    expect((await wire(null, 'GET', `/api${at}`)).body.items.map(({ position }) => position)).toEqual([0, 1]);
    const moved = await ask(ben!, 'PATCH', `${at}/items/${seen.items[1]?.id}`, { position: 0 });
    expect(idsOf(moved.body)).toEqual(['ann/two', 'ann/one']);
    expect(idsOf((await ask(ann!, 'GET', at)).body)).toEqual(['ann/two', 'ann/one', 'ann/secret']);
    expect(await add(ben!, at, 'ann/secret')).toMatchObject({ status: 404, body: { code: 'collection/item-unknown' } });
    expect((await ask<Page>(ben!, 'GET', '/collections?item=model/ann/secret')).body.items).toEqual([]);
    expect((await ask<Page>(ann!, 'GET', '/collections?item=model/ann/secret')).body.items).toHaveLength(1);
  });

  it('may be another collection, not itself', async () => {
    const [outer, inner] = [await make(ann!, 'Outer'), await make(ann!, 'Inner')];
    const nameOf = (at: string) => at.replace('/collections/', '');
    await add(ann!, inner, 'ann/one');
    await add(ann!, inner, 'ann/secret');
    expect((await add(ann!, outer, nameOf(inner), 'collection')).body.items[0]?.collection).toMatchObject({
      title: 'Inner',
      itemsCount: 2,
    });
    expect((await ask(ben!, 'GET', outer)).body.items[0]?.collection).toMatchObject({ title: 'Inner', itemsCount: 1 });
    expect(await add(ann!, outer, nameOf(outer), 'collection')).toMatchObject({ status: 400, body: { code: 'collection/self' } });
    await ask(ann!, 'PATCH', inner, { isPrivate: true });
    expect((await ask(ben!, 'GET', outer)).body).toMatchObject({ items: [], itemsCount: 0 });
  });

  it('is not confused by many who add and move at once', async () => {
    const at = await make(ann!, 'Busy');
    const names = ['one', 'two', 'three', 'four', 'five'];
    await Promise.all(names.flatMap((name) => [add(ann!, at, `ann/${name}`), add(ann!, at, `ann/${name}`)]));
    const { items } = (await ask(ann!, 'GET', at)).body;
    await Promise.all(items.map(({ id }, index) => ask(ann!, 'PATCH', `${at}/items/${id}`, { position: names.length - index })));
    expect(idsOf((await ask(ann!, 'GET', at)).body).toSorted()).toEqual(names.map((name) => `ann/${name}`).toSorted());
  });

  it('leaves with the repository that is deleted', async () => {
    await hub.repository(ann!, 'fleeting');
    const at = await make(ann!, 'Leaving');
    await add(ann!, at, 'ann/fleeting');
    await ask(ann!, 'DELETE', '/repositories/model/ann/fleeting');
    expect((await ask(ann!, 'GET', at)).body).toMatchObject({ items: [], itemsCount: 0 });
  });
});

describe('votes', () => {
  it('count once for each person, and go with the account', async () => {
    const at = await make(ann!, 'Loved');
    const fan = await hub.person('fan');
    for (const person of [ben!, ben!, fan]) await ask(person, 'PUT', `${at}/upvote`);
    expect((await ask(ben!, 'GET', at)).body).toMatchObject({ upvotes: 2, isUpvoted: true });
    expect((await ask(null, 'PUT', `${at}/upvote`)).status).toBe(401);
    const [best] = (await ask<Page>(null, 'GET', '/collections?sort=upvotes')).body.items;
    expect(best).toMatchObject({ title: 'Loved', upvotes: 2, isUpvoted: false });
    expect((await wire(null, 'GET', '/api/users/ann/overview')).body).toMatchObject({ numUpvotes: 2 });
    await hub.app.get(AccountsService, { strict: false }).remove(SYSTEM, 'fan');
    expect((await ask(ben!, 'DELETE', `${at}/upvote`)).body).toMatchObject({ upvotes: 0, isUpvoted: false });
    const drifted = await hub.app
      .get(Database, { strict: false })
      .rows(
        statement(
          '',
          'select c.title from collections c where c.upvotes <> (select count(*) from collection_upvotes v where v.collection_id = c.id)',
        ),
      );
    expect(drifted).toEqual([]);
  });
});

describe('lists', () => {
  it('go page by page in every order, and find words of titles and descriptions', async () => {
    for (let number = 0; number < 30; number++) await make(cai!, `Shelf ${number}`, { description: number % 2 ? 'odd 100% owls' : 'even' });
    for (const sort of ['trending', 'updated', 'upvotes']) {
      const titles: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Page = (await ask<Page>(null, 'GET', `/collections?owner=cai&sort=${sort}${cursor && `&cursor=${cursor}`}`)).body;
        titles.push(...page.items.map(({ title }) => title));
        cursor = page.nextCursor;
      }
      expect([sort, titles.length, new Set(titles).size]).toEqual([sort, 30, 30]);
    }
    expect((await ask<Page>(null, 'GET', '/collections?search=OWLS%20shelf')).body.items).toHaveLength(15);
    expect((await ask<Page>(null, 'GET', '/collections?search=100%25%20o_d')).body.items).toEqual([]);
    expect((await ask(null, 'GET', '/collections?cursor=x')).status).toBe(400);
    expect((await ask(null, 'GET', '/collections?sort=best')).status).toBe(400);
  });

  it('show four items of each, and all that hold a repository', async () => {
    const at = await make(ben!, 'Of five');
    for (const name of ['one', 'two', 'three', 'four', 'five']) await add(ben!, at, `ann/${name}`);
    const [found] = (await ask<Page>(null, 'GET', '/collections?owner=BEN&item=model/ann/five')).body.items;
    expect([found?.items.length, found?.itemsCount]).toEqual([4, 5]);
  });

  it('of those that one may add a repository to say where it stands already', async () => {
    const { items } = (
      await ask<{ items: { title: string; itemId: string | null }[] }>(ben!, 'GET', '/repositories/model/ann/one/collection-choices')
    ).body;
    expect(items.map(({ title, itemId }) => [title, itemId !== null])).toEqual([
      ['Of five', true],
      ['Mixed', true],
      ['Inside', false],
      ['About others', false],
      ['Team', false],
    ]);
    expect((await ask(ben!, 'GET', '/repositories/model/ann/secret/collection-choices')).status).toBe(404);
  });
});

describe('the calls of the Python client', () => {
  it('make, list, change and delete, with the shapes it reads', async () => {
    const made = await wire(ann!, 'POST', '/api/collections', { title: 'By wire', namespace: 'ann', private: false, description: 'x' });
    const slug = String(made.body['slug']);
    expect([made.status, slug]).toEqual([200, expect.stringMatching(/^ann\/by-wire-[0-9a-f]{24}$/)]);
    expect(made.body).toMatchObject({ title: 'By wire', private: false, upvotes: 0, items: [], owner: { name: 'ann', type: 'user' } });
    expect(made.body['position']).toEqual(expect.any(Number));
    const again = await wire(ann!, 'POST', '/api/collections', { title: 'By wire', namespace: 'ann' });
    expect([again.status, again.body['slug']]).toEqual([409, slug]);
    const item = { item: { id: 'ann/one', type: 'model' }, note: 'A <b>\nB' };
    expect((await wire(ann!, 'POST', `/api/collections/${slug}/items`, item)).body.items[0]).toMatchObject({
      id: 'ann/one',
      type: 'model',
      position: 0,
      note: { text: 'A <b>\nB', html: '<p>A &lt;b&gt;<br>B</p>' },
    });
    expect((await wire(ann!, 'POST', `/api/collections/${slug}/items`, item)).status).toBe(409);
    const [listed] = (await wire<Wire[]>(null, 'GET', '/api/collections?owner=ann&item=models/ann/one&sort=lastModified&limit=1')).body;
    expect(listed).toMatchObject({ slug });
    expect(listed).not.toHaveProperty('position');
    const changed = await wire<{ success: boolean; data: Wire }>(ann!, 'PATCH', `/api/collections/${slug}`, { private: true, position: 0 });
    expect(changed.body).toMatchObject({ success: true, data: { private: true, position: 0 } });
    expect((await wire(ben!, 'GET', `/api/collections/${slug}`)).status).toBe(404);
    const id = String(changed.body.data.items[0]?.['_id']);
    expect((await wire(ann!, 'PATCH', `/api/collections/${slug}/items/${id}`, { note: 'new' })).body).toMatchObject({
      success: true,
      data: { note: { text: 'new' } },
    });
    expect((await wire(ann!, 'DELETE', `/api/collections/${slug}/items/${id}`)).status).toBe(200);
    expect((await wire(ann!, 'DELETE', `/api/collections/${slug}/items/${id}`)).status).toBe(404);
    expect((await wire(ann!, 'DELETE', `/api/collections/${slug}`)).status).toBe(200);
    expect((await wire(ann!, 'DELETE', `/api/collections/${slug}`)).status).toBe(404);
  });

  it('are refused in a sentence where the hub has nothing like it, and where they say nothing', async () => {
    const at = `/api${await make(ann!, 'Refusals')}`;
    for (const type of ['paper', 'bucket'])
      expect(await wire(ann!, 'POST', `${at}/items`, { item: { id: '2307.09288', type } })).toMatchObject({ status: 501 });
    expect((await wire(ann!, 'POST', `${at}/resource-group`, { resourceGroupId: 'x' })).status).toBe(501);
    const wish = { title: 'Grouped', namespace: 'ann', resourceGroupId: '0'.repeat(24) };
    expect((await wire(ann!, 'POST', '/api/collections', wish)).status).toBe(501);
    for (const item of [{ id: 'ann/one' }, { id: 'ann/one', type: 'thing' }, {}])
      expect((await wire(ann!, 'POST', `${at}/items`, { item })).status).toBe(400);
    expect((await wire(ann!, 'POST', `${at}/items`, { item: { id: 'one', type: 'model' } })).status).toBe(404);
    expect((await wire(null, 'GET', '/api/collections?sort=best')).status).toBe(400);
    expect((await wire<Wire[]>(null, 'GET', '/api/collections?item=papers/2307.09288')).body).toEqual([]);
  });

  it('page through lists by the link of the answer', async () => {
    const slugs = new Set<unknown>();
    let path: string | null = '/api/collections?owner=cai&limit=13';
    while (path !== null) {
      const page: { link: string | null; body: Wire[] } = await wire<Wire[]>(null, 'GET', path);
      for (const { slug } of page.body) slugs.add(slug);
      const next: string | undefined = /<([^>]+)>; rel="next"/.exec(page.link ?? '')?.[1];
      path = next === undefined ? null : next.slice(hub.url.length);
    }
    expect(slugs.size).toBe(30);
  });
});
