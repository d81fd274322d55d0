// Pure: what was used beside what was paid.
import { NOTHING_SPENT, SPENDINGS, type Spent } from '../ledger';
import type { NamespaceLine, Place, RepositoryLine, Used, UsedByNamespace, UsedOfRepository } from './showback.types';

const NO_REPOSITORY = 0n;
export const NOTHING_USED: Used = {
  byteDays: 0n,
  jobSeconds: 0,
  trainedTokens: 0,
  promptTokens: 0,
  completionTokens: 0,
  costMinor: 0n,
};

/** The place of a namespace in the order of the report. */
export function keyOf({ name }: { name: string }): string {
  return name.toLowerCase();
}

export function placeOf({ repository, repositoryId }: Pick<UsedOfRepository, 'repository' | 'repositoryId'>): Place {
  return { name: (repository?.name ?? '').toLowerCase(), id: repositoryId };
}

export function totalOf(spent: Spent): bigint {
  return SPENDINGS.reduce((all, on) => all + spent[on], 0n);
}

export function sumOfSpent(all: readonly Spent[]): Spent {
  const sums = SPENDINGS.map((on) => [on, all.reduce((sum, spent) => sum + spent[on], 0n)]);
  return Object.fromEntries(sums) as Record<keyof Spent, bigint>;
}

export function withSpent(row: UsedByNamespace, spent: ReadonlyMap<bigint, Spent> | null): NamespaceLine {
  return { ...row, spent: spent && (spent.get(row.id) ?? NOTHING_SPENT) };
}

/** What was paid and was for no repository that is there stands in the line of none, so that the lines of each add up to what it paid. */
export function withRest(
  rows: readonly UsedOfRepository[],
  namespaces: readonly NamespaceLine[],
  bought: ReadonlyMap<bigint, bigint>,
): RepositoryLine[] {
  const byNamespace = Map.groupBy(rows, ({ namespaceId }) => namespaceId);
  return namespaces.flatMap(({ id, spent }) => {
    const own = byNamespace.get(id) ?? [];
    const none = own.find(({ repositoryId }) => repositoryId === NO_REPOSITORY);
    const paidMinor = totalOf(spent ?? NOTHING_SPENT) - (bought.get(id) ?? 0n);
    const rest = { namespaceId: id, repositoryId: NO_REPOSITORY, repository: null, ...NOTHING_USED, ...none, paidMinor };
    const others = own.filter((line) => line !== none);
    return none === undefined && paidMinor === 0n ? others : [rest, ...others];
  });
}
