// Finds discussions and collections by what was said, the newest first. Nothing here shows or counts what the caller may not see.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AppConfig } from '../../platform/config';
import { AccessService } from '../access';
import { cursorInvalid } from '../repositories';
import { marksIn, type Snippet, snippetOf } from './excerpt';
import { QueryPlanner, type SearchPlan } from './query-planner';
import { type TalkRow, type TalkScope, TalkStore } from './talk.store';

export interface FoundTalk extends Omit<TalkRow, 'texts'> {
  titleMarks: [number, number][];
  snippet: Snippet | null;
}

interface TalkPage<T> {
  items: T[];
  nextCursor: string | null;
  correction: string | null;
}

const NEWEST = 2n ** 62n;

@Injectable()
export class TalkSearch {
  constructor(
    private readonly access: AccessService,
    private readonly planner: QueryPlanner,
    private readonly store: TalkStore,
    private readonly config: AppConfig,
  ) {}

  async discussions(actor: Actor, query: string, limit: number, cursor?: string): Promise<TalkPage<FoundTalk>> {
    const scope = await this.scope(actor);
    return this.page(query, limit, cursor, async (groups, before, plan) => {
      const rows = await this.store.find(groups, scope, before, limit + 1);
      const seen = await this.access.visible(actor, [...new Set(rows.map(({ repositoryId }) => repositoryId))]);
      const ids = rows.slice(0, limit).flatMap(({ id, repositoryId }) => (seen.has(repositoryId) ? [id] : []));
      const shown = (await this.store.shown(ids)).toSorted((a, b) => (a.id < b.id ? 1 : -1));
      return { rows, items: shown.map((row) => found(row, plan.marks)) };
    });
  }

  /** Ids of collections, for the room that knows them. */
  async collections(actor: Actor, query: string, limit: number, cursor?: string): Promise<TalkPage<bigint>> {
    const { everything, namespaceIds } = await this.access.collectionsSeen(actor);
    const scope = { everything, namespaceIds, publicOnes: actor.kind !== 'anonymous' || this.config.anonymousRead };
    return this.page(query, limit, cursor, async (groups, before) => {
      const rows = await this.store.collections(groups, scope, before, limit + 1);
      return { rows, items: rows.slice(0, limit).map(({ id }) => id) };
    });
  }

  /** Words in one piece first; those of a longer Chinese text apart when nobody wrote it so. The cursor remembers which. */
  private async page<T>(
    query: string,
    limit: number,
    cursor: string | undefined,
    find: (groups: number[][], before: bigint, plan: SearchPlan) => Promise<{ rows: { id: bigint }[]; items: T[] }>,
  ): Promise<TalkPage<T>> {
    const plan = await this.planner.plan(query);
    if (!plan) return { items: [], nextCursor: null, correction: null };
    const at = cursor === undefined ? null : placeOf(cursor);
    const ways = [plan.text, ...(plan.loose ? [plan.loose] : [])].map(({ groups }, index) => ({ groups, index }));
    for (const { groups, index } of at === null ? ways : ways.filter((way) => way.index === at.way)) {
      const { rows, items } = await find(groups, at?.id ?? NEWEST, plan);
      if (rows.length === 0) continue;
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { items, nextCursor: last ? `${index}.${last.id}` : null, correction: plan.correction };
    }
    return { items: [], nextCursor: null, correction: null };
  }

  private async scope(actor: Actor): Promise<TalkScope> {
    const { everything } = await this.access.collectionsSeen(actor);
    const publicOnes = actor.kind !== 'anonymous' || this.config.anonymousRead;
    return { publicOnes, everything, namespaceIds: await this.access.namespacesWhere(actor, 'see-collections') };
  }
}

function placeOf(cursor: string): { way: number; id: bigint } {
  const [, way, id] = /^([01])\.(\d{1,18})$/.exec(cursor) ?? [];
  if (way === undefined || id === undefined) throw cursorInvalid();
  return { way: Number(way), id: BigInt(id) };
}

/** With the comment in which the words were found; else the first. */
function found({ texts, ...row }: TalkRow, marks: readonly string[]): FoundTalk {
  const snippets = texts.filter((text) => text.trim() !== '').map((text) => snippetOf(text, marks));
  return { ...row, titleMarks: marksIn(row.title, marks), snippet: snippets.find((one) => one.marks.length > 0) ?? snippets[0] ?? null };
}
