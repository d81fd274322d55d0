// Pure: from a price, a fee and a tree of shares to the lines of a sale, and from a refund to what each line gives back.
import { flow, reverse, saleSplit, type SaleLine as SplitLine, treeShares } from '@modelgrove/money';
import type { TreeEdge } from './revenue-shares.store';
import type { SaleLine } from './sales.types';

export interface Root {
  id: bigint;
  namespaceId: bigint;
  /** `namespace/name` */
  name: string;
}

export type NewSaleLine = Omit<SaleLine, 'id' | 'payee' | 'reversedMinor'>;

/** The hub's line first, then one for each repository that earns something. Together they are the amount. */
export function linesOfSale(amountMinor: bigint, feeBasisPoints: number, root: Root, edges: readonly TreeEdge[]): NewSaleLine[] {
  const repositories = new Map<string, { payeeId: bigint; name: string }>([
    [String(root.id), { payeeId: root.namespaceId, name: root.name }],
  ]);
  for (const { to, payeeId, name } of edges) repositories.set(String(to), { payeeId, name });
  const tree = flow(
    String(root.id),
    edges.map(({ from, to, basisPoints }) => ({ from: String(from), to: String(to), basisPoints: BigInt(basisPoints) })),
  );
  const split = saleSplit({
    grossMinor: amountMinor,
    taxMinor: 0n,
    providerFeeMinor: 0n,
    platformFeeBasisPoints: BigInt(feeBasisPoints),
    shares: treeShares(tree, (repository) => String(repositories.get(repository)?.payeeId)),
  });
  return split.lines.filter(({ kind }) => kind === 'platform-fee' || kind === 'share').map((line) => toLine(line, repositories));
}

/** The hub's fee and the owner's part; all of it is the hub's where the runner is. */
export function linesOfCompute(amountMinor: bigint, feeBasisPoints: number, ownerId: bigint | null, runner: string): NewSaleLine[] {
  if (ownerId !== null) return linesOfSale(amountMinor, feeBasisPoints, { id: 0n, namespaceId: ownerId, name: runner }, []);
  return [{ kind: 'compute', payeeId: null, repositoryName: runner, amountMinor, exact: `${amountMinor}/1`, remainderMinor: 0n }];
}

function toLine(
  { kind, payee, repository, amountMinor, exactMinor, remainderMinor }: SplitLine,
  repositories: ReadonlyMap<string, { name: string }>,
): NewSaleLine {
  return {
    kind: kind === 'share' ? 'share' : 'fee',
    payeeId: payee === null ? null : BigInt(payee),
    repositoryName: repository === null ? null : (repositories.get(repository)?.name ?? null),
    amountMinor,
    exact: `${exactMinor.numerator}/${exactMinor.denominator}`,
    remainderMinor,
  };
}

/** What each line gives back, in proportion to what is left of it; never more than that. */
export function linesOfRefund(lines: readonly SaleLine[], refundMinor: bigint): { line: SaleLine; amountMinor: bigint }[] {
  const ids = new Map(lines.map((line) => [String(line.id), line]));
  const before = lines.map(({ id, reversedMinor }) => ({ id: String(id), amountMinor: reversedMinor }));
  const reversed = reverse(
    lines.map(({ id, amountMinor }) => ({ id: String(id), amountMinor })),
    before,
    refundMinor,
  );
  return reversed
    .map(({ id, amountMinor }) => ({ line: ids.get(id) as SaleLine, amountMinor }))
    .filter(({ amountMinor }) => amountMinor > 0n);
}
