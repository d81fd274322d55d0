// 64 xorbs of 64 MiB on their way at once, of senders that are quick and of some that are slow: by how much the API grows meanwhile. All of
// them stop half-way until the last one has come so far; those that come on top of them are refused, and are taken when they try again.
import { setTimeout as sleep } from 'node:timers/promises';
import { neverAbove } from '../lib/goals.mjs';
import { growthDuring } from '../lib/memory.mjs';
import { withScaledHub } from '../lib/scaled-hub.mjs';
import { sendXorb, xetToken, XorbMaker } from '../lib/xet-client.mjs';

const MIB = 2 ** 20;
const AT_ONCE = 64;
const BEYOND = 8;
const SLOW = 16;
/** A slow sender pauses after each chunk of 64 KiB. */
const PAUSE_MS = 10;
const BUSY_LIMIT_MS = 120_000;

export const xetMemoryScenario = {
  name: 'xet-memory',
  rows: [
    {
      name: 'xet-memory-64',
      what: 'growth of the API while 64 xorbs of 64 MiB come in at once, slow and fast ones',
      goal: neverAbove(256, 128, 'MiB'),
      unit: 'MiB',
    },
  ],
  async run(bench, settle) {
    const xorbBytes = bench.sized(64 * MIB * AT_ONCE) / AT_ONCE;
    const growths = [];
    let refused = 0;
    for (let round = 0; round < bench.rounds; round += 1)
      await withScaledHub(
        'xet-memory',
        async (hub) => {
          const outcome = await measureRound(hub, new XorbMaker(xorbBytes), bench);
          growths.push(outcome.growthMiB);
          refused += outcome.refused;
        },
        bench,
      );
    const notes = [
      `${SLOW} of the senders are slow; each of the ${BEYOND} more that came while ${AT_ONCE} were open heard 429 with Retry-After ` +
        `(${refused} times in all) and was taken later; every row of a xorb was counted`,
    ];
    settle('xet-memory-64', { hub: growths, notes });
  },
};

async function measureRound(hub, maker, bench) {
  const token = await xetToken(hub, await hub.create(), 'write');
  for (let i = 0; i < 4; i += 1) mustBeTaken(await sendXorb(token, maker.make(), () => undefined));
  const state = { refused: 0 };
  const { growthMiB } = await growthDuring(hub.api.pid, () => flood(token, maker, state));
  const [{ count }] = await hub.database.query('select count(*)::int as count from xet_xorbs');
  if (count !== 4 + AT_ONCE + BEYOND) throw new Error(`${count} xorbs are there instead of ${4 + AT_ONCE + BEYOND}`);
  bench.log(`${AT_ONCE} and ${BEYOND} xorbs taken, ${state.refused} refusals, ${growthMiB.toFixed(0)} MiB more`);
  return { growthMiB, refused: state.refused };
}

async function flood(token, maker, state) {
  const gate = new Gate(AT_ONCE);
  const first = Array.from({ length: AT_ONCE }, async (_, i) => {
    const xorb = maker.make();
    const halfWay = gate.halfWay(xorb.bodyBytes / 2);
    const pace = async (sent) => {
      await halfWay(sent);
      if (i < SLOW) await sleep(PAUSE_MS);
    };
    mustBeTaken(await sendXorb(token, xorb, pace));
  });
  const all = Promise.all(first);
  await Promise.race([gate.allHere, all]);
  const beyond = Array.from({ length: BEYOND }, () => maker.make());
  for (const xorb of beyond) mustBeRefused(await sendXorb(token, xorb, () => undefined), state);
  gate.open();
  await Promise.all([all, ...beyond.map((xorb) => untilTaken(token, xorb, state))]);
}

/** Where everybody waits for the last one. */
class Gate {
  constructor(expected) {
    this.expected = expected;
    this.allHere = new Promise((resolve) => (this.announce = resolve));
    this.opened = new Promise((resolve) => (this.open = resolve));
  }

  /** One sender's way through, at `bytes` of its own. */
  halfWay(bytes) {
    let isHere = false;
    return async (sent) => {
      if (sent < bytes) return;
      if (!isHere && --this.expected === 0) this.announce();
      isHere = true;
      await this.opened;
    };
  }
}

async function untilTaken(token, xorb, state) {
  const deadline = Date.now() + BUSY_LIMIT_MS;
  for (;;) {
    const answer = await sendXorb(token, xorb, () => undefined);
    if (answer.status !== 429) return mustBeTaken(answer);
    mustBeRefused(answer, state);
    if (Date.now() > deadline) throw new Error(`a xorb was refused for ${BUSY_LIMIT_MS / 1000} s`);
    await sleep(Number(answer.retryAfter) * 1000);
  }
}

function mustBeTaken({ status, body }) {
  if (status !== 200 || !JSON.parse(body).was_inserted) throw new Error(`a xorb was answered ${status}: ${body.slice(0, 200)}`);
}

function mustBeRefused({ status, retryAfter, body }, state) {
  if (status !== 429 || !(Number(retryAfter) > 0))
    throw new Error(`one xorb too many was answered ${status}, Retry-After ${retryAfter}: ${body.slice(0, 200)}`);
  state.refused += 1;
}
