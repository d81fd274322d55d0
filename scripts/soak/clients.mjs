// Clients of the kill campaign. Each repeats one deed until it is acknowledged, and only then writes it into the ledger.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const AGAIN_MS = 300;
const MOST_REFUSALS = 200;

/**
 * @param lab of tests/faults, @param random randomBelow(seed)
 * @returns named deeds: each prepares something new and resolves with { attempt, acknowledged }
 */
export async function openClients(lab, random) {
  const shared = await lab.repository('soak-shared', { 'README.md': 'shared' });
  const lists = [
    ['git push', await pusher(lab, random, false)],
    ['git push with git-lfs', await pusher(lab, random, true)],
    ['commit', committer(lab, random, shared)],
    ['commit beside it', committer(lab, random, shared)],
    ['upload', await uploader(lab, random, false)],
    ['upload in parts', await uploader(lab, random, true)],
  ];
  return lists.map(([name, next]) => ({ name, next }));
}

/** Repeats deeds until `state.stopped`; pauses between two of them while `state.paused`. */
export async function work({ next }, state) {
  while (!state.stopped) {
    if (state.paused) {
      await sleep(AGAIN_MS);
      continue;
    }
    state.busy += 1;
    try {
      const { attempt, acknowledged } = await next();
      await untilAcknowledged(attempt, state);
      acknowledged();
      state.acknowledged += 1;
    } finally {
      state.busy -= 1;
    }
  }
}

/** A hub that is up and refuses for long is a finding: nothing that is repeated may stay refused. */
export async function untilAcknowledged(attempt, state) {
  for (let refusedByLiving = 0; refusedByLiving < MOST_REFUSALS; await sleep(AGAIN_MS)) {
    try {
      return await attempt();
    } catch (error) {
      state.refused += 1;
      state.lastRefusal = String(error.message).slice(0, 300);
      if (state.stopped) throw new Error(`the campaign is over: ${state.lastRefusal}`);
      if (state.isUp()) refusedByLiving += 1;
    }
  }
  throw new Error(`refused ${MOST_REFUSALS} times: ${state.lastRefusal}`);
}

async function pusher(lab, random, isLarge) {
  const id = await lab.repository(isLarge ? 'soak-lfs' : 'soak-push', { 'README.md': 'pushed to' });
  const local = await lab.clone(id);
  let count = 0;
  return async () => {
    const name = `${(count += 1)}.${isLarge ? 'bin' : 'txt'}`;
    const files = { [name]: randomBytes(1 + random(isLarge ? 2_000_000 : 1_400_000)).toString(isLarge ? 'latin1' : 'base64') };
    await lab.commitAll(local, files, `push ${count}`);
    return { attempt: () => lab.git(local, 'push', '--quiet', 'origin', 'main'), acknowledged: () => lab.ledger.keep(id, files) };
  };
}

function committer(lab, random, id) {
  const word = randomBytes(3).toString('hex');
  let count = 0;
  return async () => {
    const files = { [`${word}/${(count += 1)}.txt`]: randomBytes(1 + random(30_000)).toString('base64') };
    return { attempt: () => lab.api.commit(id, files), acknowledged: () => lab.ledger.keep(id, files) };
  };
}

async function uploader(lab, random, inParts) {
  const id = await lab.repository('soak-upload', { 'README.md': 'uploaded to' });
  let count = 0;
  return async () => {
    const content = randomBytes(1 + random(inParts ? 4_000_000 : 1_000_000));
    const path = `${(count += 1)}.safetensors`;
    const attempt = async () => commitLarge(lab, id, path, await lab.large.upload(id, content, { inParts }), content.length);
    return { attempt, acknowledged: () => lab.ledger.keep(id, { [path]: content }) };
  };
}

export async function commitLarge({ api }, id, path, oid, size) {
  const lines = [
    { key: 'header', value: { summary: `upload ${path}` } },
    { key: 'lfsFile', value: { path, algo: 'sha256', oid, size } },
  ];
  const answer = await api.request('POST', `/api/models/${id}/commit/main`, {
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  if (!answer.ok) throw new Error(`commit: ${answer.status} ${await answer.text()}`);
}
