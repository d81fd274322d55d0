// What of the rows about one model is told to somebody: a fact before a claim, and of what they may not see nothing but the words of a card that they may read.
import type { RepoType } from '@modelgrove/shared';
import type { OriginRow } from './lineage.store';
import type { Relation } from './lineage.types';

export interface ToldOrigin {
  row: OriginRow;
  /** Null when it is not on this hub, as far as they know. */
  originId: bigint | null;
  /** Null: a fact about something that is gone, which no card names. */
  name: string | null;
  relation: OriginRow['relation'];
}

/** Of the models, or of the data, that one was made from: a fact before a claim about the same. `visible`: ids that they may see. */
export function toldOrigins(rows: readonly OriginRow[], type: OriginRow['type'], visible: ReadonlySet<bigint>): ToldOrigin[] {
  const wanted = rows.filter((row) => row.type === type);
  const claims = wanted.filter(({ making }) => making === null);
  const told: ToldOrigin[] = [];
  for (const row of wanted) {
    const originId = row.originId !== null && visible.has(row.originId) ? row.originId : null;
    // What they may not see looks as if it had never been here: a claim is still what the card says.
    if (row.making && row.originId !== null && originId === null) continue;
    const isNamed = row.making === null || claims.some(({ nameKey }) => nameKey === row.nameKey);
    const name = originId !== null || isNamed ? row.name : null;
    if (!told.some((other) => isSame(other, originId, row))) told.push({ row, originId, name, relation: row.relation });
  }
  return told;
}

function isSame(other: ToldOrigin, originId: bigint | null, row: OriginRow): boolean {
  return originId === null ? other.originId === null && other.row.nameKey === row.nameKey : other.originId === originId;
}

/** The facet that stands for "made from it". */
export function childFacet(origin: { id: bigint; type: RepoType }, relation: Relation | null): string {
  if (origin.type === 'dataset') return `learned:${origin.id}`;
  return relation === null ? `child:${origin.id}` : `child:${relation}:${origin.id}`;
}
