// Collections, as @huggingface/hub makes, lists and deletes them; its calls for items are not exported.
import assert from 'node:assert/strict';
import { createCollection, createRepo, deleteCollection, listCollections } from '@huggingface/hub';
import { collect, fails } from './helpers.mjs';

export function collectionCases({ test, api, as, newId }) {
  test('a collection is made once under a title, found by what stands in it, by its words and its owner, and deleted', async () => {
    const dataset = newId('rows');
    await createRepo({ ...as('alice'), repo: { type: 'dataset', name: dataset } });
    const collection = { title: `Shelf ${dataset}`, namespace: 'alice', description: 'By JavaScript' };
    const { slug } = await createCollection({ ...as('alice'), collection });
    await fails(createCollection({ ...as('alice'), collection }), 409, /already/);
    const item = { item: { type: 'dataset', id: dataset }, note: 'First' };
    const added = await api.request('POST', `/api/collections/${slug}/items`, { user: 'alice', json: item });
    assert.equal(added.status, 200, 'adding an item');
    const search = { item: [`datasets/${dataset}`], owner: ['alice'], q: 'javascript' };
    const found = await collect(listCollections({ ...as(null), search, sort: 'lastModified', limit: 5 }));
    assert.deepEqual(
      found.map((one) => [one.slug, one.title, one.owner.name, one.items.map(({ id, note }) => [id, note.text])]),
      [[slug, collection.title, 'alice', [[dataset, 'First']]]],
    );
    await fails(deleteCollection({ ...as('bob'), slug }), 403, /rights/);
    await deleteCollection({ ...as('alice'), slug });
    assert.deepEqual(await collect(listCollections({ ...as('alice'), search })), []);
  });
}
