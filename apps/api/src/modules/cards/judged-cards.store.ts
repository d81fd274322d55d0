// judged_cards: which card of a repository was judged last.
import { Injectable } from '@nestjs/common';
import { type GitOid, oidFromBytes, oidToBytes } from '@modelgrove/git-objects';
import { Database, statement } from '../../platform/database';

const LAST = statement('judged_cards_last', 'select card_oid as oid from judged_cards where repository_id = $1');
const SAVE = statement(
  'judged_cards_save',
  `insert into judged_cards (repository_id, card_oid, verdict) select id, $2, $3 from repositories where id = $1
   on conflict (repository_id) do update set card_oid = excluded.card_oid, verdict = excluded.verdict, judged_at = now()`,
);

@Injectable()
export class JudgedCardsStore {
  constructor(private readonly database: Database) {}

  async last(repositoryId: bigint): Promise<GitOid | null> {
    const row = await this.database.row<{ oid: Buffer }>(LAST, [repositoryId]);
    return row && oidFromBytes(row.oid);
  }

  async save(repositoryId: bigint, oid: GitOid, verdict: string): Promise<void> {
    await this.database.execute(SAVE, [repositoryId, oidToBytes(oid), verdict]);
  }
}
