// Finds discussions by what was said, titles and what is new first, and collections, the newest first. Nothing here shows or counts what the caller may not see.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AccessService } from '../access';
import { cursorInvalid } from '../repositories';
import { marksIn, type Snippet, snippetOf } from './excerpt';
import { QueryPlanner, type SearchPlan } from './query-planner';
import { type TalkPlace, type TalkRow, TalkStore } from './talk.store';
import { TalkScopes } from './talk-scopes';

export interface FoundTalk extends Omit<TalkRow, 'texts'> {
  titleMarks: [number, number][];
  snippet: Snippet | null;
}

interface TalkPage<T> {
  items: T[];
  nextCursor: string | null;
  correction: string | null;
}

/** Before everything, in either order. */
const BEGINNING: TalkPlace = { score: 100_000_000_000n, id: 2n ** 62n };

@Injectable()
export class TalkSearch {
  constructor(
    private readonly access: AccessService,
    private readonly planner: QueryPlanner,
    private readonly store: TalkStore,
    private readonly scopes: TalkScopes,
  ) {}

  async discussions(actor: Actor, query: string, limit: number, cursor?: string): Promise<TalkPage<FoundTalk>> {
    const scope = await this.scopes.of(actor);
    return this.page(query, limit, cursor, async (groups, after, plan) => {
      const rows = await this.store.find(groups, scope, after, limit + 1);
      const seen = await this.access.visible(actor, [...new Set(rows.map(({ repositoryId }) => repositoryId))]);
      const ids = rows.slice(0, limit).flatMap(({ id, repositoryId }) => (seen.has(repositoryId) ? [id] : []));
      const shown = new Map((await this.store.shown(ids)).map((row) => [row.id, row]));
      const items = ids.flatMap((id) => shown.get(id) ?? []);
      return { rows, items: items.map((row) => found(row, plan.marks)) };
    });
  }

  /** Ids of collections, for the room that knows them. */
  async collections(actor: Actor, query: string, limit: number, cursor?: string): Promise<TalkPage<bigint>> {
    const scope = await this.scopes.of(actor);
    return this.page(query, limit, cursor, async (groups, after) => {
      const rows = (await this.store.collections(groups, scope, after.id, limit + 1)).map(({ id }) => ({ id, score: 0n }));
      return { rows, items: rows.slice(0, limit).map(({ id }) => id) };
    });
  }

  /** Words in one piece first; those of a longer Chinese text apart when nobody wrote it so. The cursor remembers which. */
  private async page<T>(
    query: string,
    limit: number,
    cursor: string | undefined,
    find: (groups: number[][], after: TalkPlace, plan: SearchPlan) => Promise<{ rows: TalkPlace[]; items: T[] }>,
  ): Promise<TalkPage<T>> {
    const plan = await this.planner.plan(query);
    if (!plan) return { items: [], nextCursor: null, correction: null };
    const at = cursor === undefined ? null : placeOf(cursor);
    const ways = [plan.text, ...(plan.loose ? [plan.loose] : [])].map(({ groups }, index) => ({ groups, index }));
    for (const { groups, index } of at === null ? ways : ways.filter((way) => way.index === at.way)) {
      const { rows, items } = await find(groups, at ?? BEGINNING, plan);
      if (rows.length === 0) continue;
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { items, nextCursor: last ? `${index}.${last.score}.${last.id}` : null, correction: plan.correction };
    }
    return { items: [], nextCursor: null, correction: null };
  }
}

function placeOf(cursor: string): TalkPlace & { way: number } {
  const [, way, score, id] = /^([01])\.(\d{1,12})\.(\d{1,18})$/.exec(cursor) ?? [];
  if (way === undefined || score === undefined || id === undefined) throw cursorInvalid();
  return { way: Number(way), score: BigInt(score), id: BigInt(id) };
}

/** With the comment in which the words were found; else the first. */
function found({ texts, ...row }: TalkRow, marks: readonly string[]): FoundTalk {
  const snippets = texts.filter((text) => text.trim() !== '').map((text) => snippetOf(text, marks));
  return { ...row, titleMarks: marksIn(row.title, marks), snippet: snippets.find((one) => one.marks.length > 0) ?? snippets[0] ?? null };
}
