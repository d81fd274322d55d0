// The ancestors of a model as a tree, from the flat list that the hub answers: what is an ancestor by two ways is drawn below the first one only.
import type { Ancestor, Lineage } from '../../../lib/api-types';

export const KINDS = ['adapter', 'finetune', 'quantized', 'merge', 'data'] as const;
export type Kind = (typeof KINDS)[number];

export interface Branch {
  ancestor: Ancestor;
  bases: Branch[];
}

export function treeOf(ancestors: readonly Ancestor[]): Branch[] {
  const drawn = new Set<string>();
  const below = (depth: number, of: string | null): Branch[] => {
    const own = ancestors.filter((one) => one.depth === depth && (of === null || one.of === of));
    return own.map((ancestor) => {
      const name = ancestor.repository === null || drawn.has(ancestor.repository.id) ? null : ancestor.repository.id;
      if (name !== null) drawn.add(name);
      return { ancestor, bases: name === null ? [] : below(depth + 1, name) };
    });
  };
  return below(1, null);
}

/** What there is to open: kinds of which something was made. */
export function kindsOf({ descendants }: Lineage): Kind[] {
  return KINDS.filter((kind) => (descendants[kind]?.count ?? 0) > 0);
}

export function saysNothing(lineage: Lineage): boolean {
  return lineage.ancestors.length === 0 && lineage.datasets.length === 0 && kindsOf(lineage).length === 0 && lineage.kin.items.length === 0;
}
