// What the search box offers while somebody types. Asked with every key: one statement for the words, one for all kinds, one for who may see what was found.
import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { AccessService } from '../access';
import { marksIn } from './excerpt';
import { QueryPlanner } from './query-planner';
import { type SuggestionRow, SuggestionsStore } from './suggestions.store';
import { TalkScopes } from './talk-scopes';

export interface Suggestion extends SuggestionRow {
  /** What it is called: `namespace/name`, the name of an account, the title of a discussion or a collection. */
  text: string;
  /** Where the words are in it. */
  marks: [number, number][];
}

export interface Suggestions {
  items: Suggestion[];
  /** What was looked for instead. */
  correction: string | null;
}

@Injectable()
export class SuggestionsService {
  constructor(
    private readonly planner: QueryPlanner,
    private readonly scopes: TalkScopes,
    private readonly access: AccessService,
    private readonly store: SuggestionsStore,
  ) {}

  async of(actor: Actor, query: string, limit: number): Promise<Suggestions> {
    const plan = await this.planner.plan(query);
    if (!plan) return { items: [], correction: null };
    const scope = await this.scopes.of(actor);
    for (const words of [plan.text, plan.loose]) {
      const rows = words ? await this.store.find(words.groups, nameKey(words.name ?? ''), scope, limit) : [];
      const items = fewOfEach(await this.seen(actor, rows), limit);
      if (items.length > 0) return { items: items.map((row) => suggestion(row, plan.marks)), correction: plan.correction };
    }
    return { items: [], correction: null };
  }

  /** Asked once more of whoever decides it; what was said may be seen where its repository is. */
  private async seen(actor: Actor, rows: SuggestionRow[]): Promise<SuggestionRow[]> {
    const ids = new Set(rows.flatMap(({ repositoryId }) => repositoryId ?? []));
    const visible = await this.access.visible(actor, [...ids]);
    return rows.filter(({ repositoryId }) => repositoryId === null || visible.has(repositoryId));
  }
}

/** Discussions and pull requests are one kind here. */
function fewOfEach(rows: SuggestionRow[], limit: number): SuggestionRow[] {
  const counts = new Map<string, number>();
  return rows.filter(({ kind }) => {
    const of = kind === 'pull-request' ? 'discussion' : kind;
    counts.set(of, (counts.get(of) ?? 0) + 1);
    return (counts.get(of) ?? 0) <= limit;
  });
}

function suggestion(row: SuggestionRow, marks: readonly string[]): Suggestion {
  const isTitled = row.num !== null || row.key !== null;
  const text = isTitled ? row.title : row.name === null ? row.namespace : `${row.namespace}/${row.name}`;
  return { ...row, text, marks: marksIn(text, marks) };
}
