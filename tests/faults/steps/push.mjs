// kill -9 at every step of a push.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { settled } from '../lib/faulty-hub.mjs';

const STEPS = ['push.received', 'push.objects-written', 'push.rows-written', 'push.before-commit', 'push.committed'];
const REFS = ['refs/heads/main', 'refs/heads/side', 'refs/tags/v1'];

export function pushSteps({ test }, lab) {
  for (const step of STEPS) {
    test(`a push of three refs whose hub dies at ${step} is there whole or not at all, and the next push succeeds`, () =>
      dieDuringPush(lab, step));
  }
  test('git-lfs and git push again after the hub died between the bytes of a large file and its row', () => dieDuringLargePush(lab));
}

async function dieDuringPush(lab, step) {
  const { hub, git } = lab;
  const id = await lab.repository('push', { 'kept.txt': 'acknowledged before' });
  const local = await lab.clone(id);
  const before = await lab.refs(id);
  // More than a mebibyte: the pack goes through the spool.
  const files = { 'notes.txt': `by ${step}`, 'noise.dat': randomBytes(1_300_000).toString('base64') };
  const tip = await lab.commitAll(local, files);
  await git(local, 'branch', 'side');
  await git(local, 'tag', '-a', '-m', 'one', 'v1');
  const push = () => git(local, 'push', '--quiet', 'origin', 'main', 'side', 'v1');
  const outcome = await hub.diesAt(step, push);
  assert.ok(outcome.error, 'git reported success although the answer was never sent');
  await hub.start();
  assert.deepEqual(hub.halfWrittenFiles(), [], 'what the dead hub was writing is still on the disk');
  assertOneOrTheOther(before, await lab.refs(id), tip, step);
  await push();
  const refs = await lab.refs(id);
  assert.deepEqual([refs.get(REFS[0]), refs.get(REFS[1])], [tip, tip]);
  assert.ok(refs.has(REFS[2]));
  lab.ledger.keep(id, files);
}

function assertOneOrTheOther(before, after, tip, step) {
  const isNew = after.get(REFS[0]) === tip;
  assert.equal(isNew, step === 'push.committed', `refs/heads/main is ${isNew ? 'new' : 'old'}`);
  if (!isNew) return assert.deepEqual(after, before);
  assert.equal(after.get(REFS[1]), tip);
  assert.ok(after.has(REFS[2]));
}

async function dieDuringLargePush(lab) {
  const { hub, git } = lab;
  const id = await lab.repository('lfs-push');
  const local = await lab.clone(id);
  const files = { 'model.safetensors': randomBytes(700_000), 'more.bin': randomBytes(300_000) };
  const tip = await lab.commitAll(local, files);
  // One after the other: half of a second file would stay until the sweep of unfinished bytes, and the cases after this one look for such files.
  await git(local, 'config', 'lfs.concurrenttransfers', '1');
  const outcome = await hub.diesAt('upload.bytes-stored', () => git(local, 'push', '--quiet', 'origin', 'main'));
  assert.ok(outcome.error);
  await hub.start();
  assert.notEqual((await lab.refs(id)).get('refs/heads/main'), tip);
  const again = await settled(git(local, 'push', '--quiet', 'origin', 'main'));
  assert.equal(again.error, undefined, again.error?.message);
  assert.equal((await lab.refs(id)).get('refs/heads/main'), tip);
  lab.ledger.keep(id, files);
}
