import assert from 'node:assert/strict';
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotFoundError, toFile } from 'openai';
import { jsonl, raises, ROWS } from './kit.mjs';

export function fileCases({ test, openai, sent }) {
  test('files are sent from memory and from disk, looked at, waited for, read back and deleted', async (folder) => {
    const client = openai();
    const made = await sent(client);
    assert.deepEqual([made.object, made.bytes, made.filename, made.purpose], ['file', jsonl(ROWS).length, 'train.jsonl', 'fine-tune']);
    assert.equal((await client.files.retrieve(made.id)).id, made.id);
    assert.equal((await client.files.waitForProcessing(made.id, { pollInterval: 50 })).status, 'processed');
    assert.deepEqual(Buffer.from(await (await client.files.content(made.id)).arrayBuffer()), jsonl(ROWS));
    const file = join(folder, 'from-disk.jsonl');
    writeFileSync(file, jsonl(ROWS));
    const fromDisk = await client.files.create({ file: createReadStream(file), purpose: 'fine-tune' });
    assert.deepEqual([fromDisk.filename, fromDisk.bytes], ['from-disk.jsonl', jsonl(ROWS).length]);
    assert.deepEqual(await client.files.delete(made.id), { id: made.id, object: 'file', deleted: true });
    await raises(NotFoundError, () => client.files.retrieve(made.id), 'file/not-found');
  });

  test('files are listed page by page, each once, and by purpose', async () => {
    const client = openai();
    const made = [];
    for (const name of ['0.jsonl', '1.jsonl', '2.jsonl']) made.push((await sent(client, ROWS, name)).id);
    const other = await client.files.create({ file: await toFile(jsonl(ROWS), 'other.jsonl'), purpose: 'user_data' });
    const ids = [];
    for await (const file of client.files.list({ limit: 2 })) ids.push(file.id);
    assert.equal(new Set(ids).size, ids.length, 'a file comes twice');
    for (const id of [...made, other.id]) assert.ok(ids.includes(id), 'the pages do not hold all files');
    const purposes = new Set();
    for await (const file of client.files.list({ purpose: 'user_data' })) purposes.add(file.purpose);
    assert.deepEqual([...purposes], ['user_data']);
  });
}
