// Pure: from an amount, a fee and a tree of shares to the lines of a sale or a tip, and from a refund to what each line gives back.
import { flow, reverse, saleSplit, type SaleLine as SplitLine, treeShares } from '@modelgrove/money';
import { taxIn } from '../invoices';
import type { TreeEdge } from './revenue-shares.store';
import type { SaleLine } from './sales.types';

export interface Cut {
  feeBasisPoints: number;
  taxBasisPoints: number;
}

export interface Root {
  id: bigint;
  namespaceId: bigint;
  /** `namespace/name`; null: it is earned by its author, not by one thing. */
  name: string | null;
}

export type NewSaleLine = Omit<SaleLine, 'id' | 'payee' | 'reversedMinor'>;

/** Tax, if there is any, and the hub's line first, then one for each repository that earns something. Together they are the amount. */
export function linesOfSale(
  amountMinor: bigint,
  { feeBasisPoints, taxBasisPoints }: Cut,
  root: Root,
  edges: readonly TreeEdge[],
): NewSaleLine[] {
  const repositories = new Map<string, { payeeId: bigint; name: string | null }>([
    [String(root.id), { payeeId: root.namespaceId, name: root.name }],
  ]);
  for (const { to, payeeId, name } of edges) repositories.set(String(to), { payeeId, name });
  const tree = flow(
    String(root.id),
    edges.map(({ from, to, basisPoints }) => ({ from: String(from), to: String(to), basisPoints: BigInt(basisPoints) })),
  );
  const split = saleSplit({
    grossMinor: amountMinor,
    taxMinor: taxIn(amountMinor, taxBasisPoints),
    providerFeeMinor: 0n,
    platformFeeBasisPoints: BigInt(feeBasisPoints),
    shares: treeShares(tree, (repository) => String(repositories.get(repository)?.payeeId)),
  });
  const isLine = ({ kind, amountMinor: part }: SplitLine): boolean => kind !== 'provider-fee' && (kind !== 'tax' || part > 0n);
  return split.lines.filter(isLine).map((line) => toLine(line, repositories));
}

/** As those of a sale; where the runner is the hub's own, all but the tax is the hub's. */
export function linesOfCompute(amountMinor: bigint, cut: Cut, ownerId: bigint | null, runner: string): NewSaleLine[] {
  const lines = linesOfSale(amountMinor, cut, { id: 0n, namespaceId: ownerId ?? 0n, name: runner }, []);
  if (ownerId !== null) return lines;
  return lines
    .filter(({ kind }) => kind !== 'fee')
    .map((line) => (line.kind === 'share' ? { ...line, kind: 'compute', payeeId: null } : line));
}

function toLine(
  { kind, payee, repository, amountMinor, exactMinor, remainderMinor }: SplitLine,
  repositories: ReadonlyMap<string, { name: string | null }>,
): NewSaleLine {
  return {
    kind: kind === 'share' || kind === 'tax' ? kind : 'fee',
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
