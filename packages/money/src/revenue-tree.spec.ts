import fc from 'fast-check';
import { fraction, ONE, sum } from './fraction';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { type Edge, flow, treeShares } from './revenue-tree';
import { saleSplit } from './sale-split';

const edge = (from: string, to: string, basisPoints: number): Edge => ({ from, to, basisPoints: BigInt(basisPoints) });
const sharesOf = (root: string, edges: readonly Edge[]) =>
  Object.fromEntries(flow(root, edges).map(({ repository, share }) => [repository, share]));

test('who is built on nothing keeps all', () => {
  expect(flow('app', [])).toEqual([{ repository: 'app', share: ONE, depth: 0 }]);
});

test('a repository passes on of what it gets, also of what comes to it on several ways', () => {
  const edges = [
    edge('app', 'adapter', 2_000),
    edge('app', 'data', 1_000),
    edge('adapter', 'base', 5_000),
    edge('adapter', 'data', 1_000),
    edge('data', 'source', 3_333),
    edge('elsewhere', 'app', 9_000),
  ];
  expect(sharesOf('app', edges)).toEqual({
    app: fraction(70n, 100n),
    adapter: fraction(8n, 100n),
    base: fraction(10n, 100n),
    data: fraction(12n * 6_667n, 1_000_000n),
    source: fraction(12n * 3_333n, 1_000_000n),
  });
  expect(flow('app', edges).find(({ repository }) => repository === 'source')!.depth).toBe(3);
});

test('who gives everything on keeps nothing and has no line in the sale', () => {
  const shares = treeShares(flow('app', [edge('app', 'model', 10_000)]), (repository) => `owner of ${repository}`);
  expect(shares).toEqual([{ payee: 'owner of model', repository: 'model', weight: 1n }]);
});

test('an owner of several repositories has a line for each, and the sale is cut once over all of them', () => {
  const owners: Record<string, string> = { app: 'alice', model: 'bob', data: 'alice' };
  const lines = flow('app', [edge('app', 'model', 3_000), edge('model', 'data', 3_333)]);
  const sale = { grossMinor: 999n, taxMinor: 0n, providerFeeMinor: 0n, platformFeeBasisPoints: 1_500n };
  const cut = saleSplit({ ...sale, shares: treeShares(lines, (repository) => owners[repository]!) }).lines;
  // 149.85; alice 594.405 and 84.907…; bob 169.837…
  expect(cut.slice(2).map(({ payee, repository, amountMinor }) => [payee, repository, amountMinor])).toEqual([
    [null, null, 150n],
    ['alice', 'app', 594n],
    ['alice', 'data', 85n],
    ['bob', 'model', 170n],
  ]);
});

test('a cycle is refused with the way around it', () => {
  const edges = [edge('app', 'a', 100), edge('a', 'b', 100), edge('b', 'c', 100), edge('c', 'a', 100)];
  expect(() => flow('app', edges)).toThrow(expect.objectContaining({ code: 'tree/cycle', about: ['a', 'b', 'c', 'a'] }));
  expect(() => flow('a', [edge('a', 'a', 1)])).toThrow(expect.objectContaining({ code: 'tree/cycle', about: ['a', 'a'] }));
  expect(flow('x', edges)).toHaveLength(1);
});

test.each<[string, string, Edge[]]>([
  ['tree/edge-twice', 'app', [edge('app', 'a', 1), edge('app', 'a', 2)]],
  ['tree/no-share', 'app', [edge('app', 'a', 0)]],
  ['tree/no-share', 'app', [edge('app', 'a', -5)]],
  ['tree/more-than-all', 'app', [edge('app', 'a', 6_000), edge('app', 'b', 4_001)]],
])('%s is refused with the repository', (code, about, edges) => {
  expect(() => flow('app', edges)).toThrow(expect.objectContaining({ code, about: [about] }));
});

test('the longest way counts as depth, and both depth and number have a limit', () => {
  const chain = Array.from({ length: 8 }, (_, index) => edge(`r${index}`, `r${index + 1}`, 5_000));
  expect(flow('r0', [edge('r0', 'r8', 100), ...chain]).at(-1)).toMatchObject({ repository: 'r8', depth: 8 });
  expect(() => flow('r0', [...chain, edge('r8', 'r9', 1)])).toThrow(expect.objectContaining({ code: 'tree/too-deep', about: ['r9'] }));
  const fan = Array.from({ length: 300 }, (_, index) => edge('app', `m${index}`, 1));
  expect(() => flow('app', fan)).toThrow(expect.objectContaining({ code: 'tree/too-large' }));
  expect(flow('app', fan.slice(0, 255))).toHaveLength(256);
});

test('the longest way counts also where a shorter one is looked at later', () => {
  const edges = [edge('app', 'c', 100), edge('app', 'a', 100), edge('a', 'b', 100), edge('b', 'd', 100), edge('c', 'd', 100)];
  for (const order of [edges, edges.toReversed()]) expect(flow('app', order).find(({ repository }) => repository === 'd')!.depth).toBe(3);
});

test('branches that meet again and again are walked once', () => {
  const layer = (depth: number) => Array.from({ length: 20 }, (_, index) => (depth === 0 ? 'app' : `r${depth}.${index}`));
  const between = (depth: number) => layer(depth).flatMap((from) => layer(depth + 1).map((to) => edge(from, to, 400)));
  const edges = [...layer(1).map((to) => edge('app', to, 400)), ...[1, 2, 3, 4, 5, 6].flatMap(between)];
  const lines = flow('app', edges);
  expect(lines).toHaveLength(141);
  expect(sum(...lines.map(({ share }) => share))).toEqual(ONE);
});

test(
  'all shares together are one, none is below zero, and each is the sum over the ways that lead to it',
  () => {
    const node = fc.nat(7);
    const any = fc.uniqueArray(fc.tuple(node, node, fc.integer({ min: 1, max: 1_400 })), {
      maxLength: 20,
      selector: ([a, b]) => `${a} ${b}`,
    });
    fc.assert(
      fc.property(any, (some) => {
        // Downwards only: no cycles.
        const edges = some.filter(([a, b]) => a < b).map(([a, b, basisPoints]) => edge(`r${a}`, `r${b}`, basisPoints));
        const lines = flow('r0', edges);
        expect(sum(...lines.map(({ share }) => share))).toEqual(ONE);
        for (const { repository, share } of lines) expect(share).toEqual(keptOf(repository, edges));
      }),
      fuzzBudget(100),
    );
  },
  FUZZ_TIMEOUT_MS,
);

/** The other way round: from the repository up to the root. */
function keptOf(repository: string, edges: readonly Edge[]) {
  const given = edges.filter(({ from }) => from === repository).reduce((all, { basisPoints }) => all + basisPoints, 0n);
  return sum(...waysTo(repository, edges).map((way) => fraction(way.numerator * (10_000n - given), way.denominator * 10_000n)));
}

function waysTo(repository: string, edges: readonly Edge[]): { numerator: bigint; denominator: bigint }[] {
  if (repository === 'r0') return [ONE];
  const into = edges.filter(({ to }) => to === repository);
  return into.flatMap(({ from, basisPoints }) =>
    waysTo(from, edges).map((way) => fraction(way.numerator * basisPoints, way.denominator * 10_000n)),
  );
}
