// Large pushes into the hub: the time they take and by how much its process grows meanwhile.
import { revParse, timedClone, timedPush } from '../lib/git.mjs';
import { atMost, neverAbove } from '../lib/goals.mjs';
import { growthDuring } from '../lib/memory.mjs';

const PUSHES = [
  { shape: 'pack', what: 'a pack of 300 MB' },
  { shape: 'history', what: 'a push of 6,000 commits' },
];

export const intakeScenario = {
  name: 'intake',
  rows: PUSHES.flatMap(({ shape, what }) => [
    { name: `intake-${shape}-time`, what: `taking in ${what}`, goal: atMost(30, 10, 's'), unit: 's' },
    { name: `intake-${shape}-memory`, what: 'growth of the hub meanwhile', goal: neverAbove(400, 256, 'MiB'), unit: 'MiB' },
  ]),
  async run(bench, settle) {
    for (const { shape } of PUSHES) await measure(shape, bench, settle);
  },
};

/** A hub of its own, as it is after its first small push and clone: what happens once is no growth. */
async function measure(shape, bench, settle) {
  const source = await bench.fixture(shape);
  const warmUp = await bench.fixture('source');
  const seconds = [];
  const growths = [];
  await bench.withFreshHub(async (hub) => {
    await take(hub, warmUp);
    for (let round = 0; round < bench.rounds; round += 1) {
      const { growthMiB, ms } = await take(hub, source);
      seconds.push(ms / 1000);
      growths.push(growthMiB);
    }
  });
  settle(`intake-${shape}-time`, { hub: seconds });
  settle(`intake-${shape}-memory`, { hub: growths });
}

async function take(hub, source) {
  const repository = await hub.create();
  const push = () => timedPush(source, repository.url, 'refs/heads/main:refs/heads/bench');
  const { growthMiB, result } = await growthDuring(hub.pid, push);
  const tip = await revParse(source, 'main');
  await timedClone(repository.url, async (clone) => {
    if ((await revParse(clone, 'bench')) !== tip) throw new Error('the clone has another tip than what was pushed');
  });
  await hub.remove(repository);
  return { growthMiB, ms: result };
}
