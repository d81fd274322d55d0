import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Offer } from './sales.types';

const COLUMNS = `id, repository_id as "repositoryId", price_minor as "priceMinor", kind, scope, currency, licence_name as "licenceName", licence_text as "licenceText",
  licence_sha256 as "licenceSha256", created_at as "createdAt"`;
const CURRENT = statement('offers_current', `select ${COLUMNS} from offers where repository_id = $1 and ended_at is null`);
/** Whoever buys waits for a change of the offer, and a change for who buys. */
const LOCK = statement('offers_lock', `select ${COLUMNS} from offers where repository_id = $1 and ended_at is null for share`);
const FIND = statement('offers_find', `select ${COLUMNS} from offers where id = $1`);
const END = statement('offers_end', 'update offers set ended_at = $2 where repository_id = $1 and ended_at is null');
const INSERT = statement(
  'offers_insert',
  `insert into offers (repository_id, price_minor, currency, licence_name, licence_text, licence_sha256, created_by_id, created_at, kind, scope)
   values ($1, $2, $3, $4, $5, sha256(convert_to($5, 'UTF8')), $6, $7, $8, $9) returning ${COLUMNS}`,
);
const MARK = statement('offers_mark', 'update repositories set is_sold = $2, was_sold = was_sold or $2 where id = $1');

@Injectable()
export class OffersStore {
  constructor(private readonly database: Database) {}

  current(repositoryId: bigint, { lock = false } = {}): Promise<Offer | null> {
    return this.database.row<Offer>(lock ? LOCK : CURRENT, [repositoryId]);
  }

  find(id: bigint): Promise<Offer | null> {
    return this.database.row<Offer>(FIND, [id]);
  }

  /** In the place of the one before. */
  async put(
    offer: Pick<Offer, 'repositoryId' | 'priceMinor' | 'kind' | 'scope' | 'currency' | 'licenceName' | 'licenceText'>,
    byId: bigint | null,
    at: Date,
  ): Promise<Offer> {
    await this.end(offer.repositoryId, at);
    const { repositoryId, priceMinor, kind, scope, currency, licenceName, licenceText } = offer;
    const terms = [repositoryId, priceMinor, currency, licenceName, licenceText];
    const made = await this.database.row<Offer>(INSERT, [...terms, byId, at, kind, scope]);
    await this.database.execute(MARK, [repositoryId, true]);
    if (!made) throw new Error('the offer was not written');
    return made;
  }

  /** False when there was none. */
  async end(repositoryId: bigint, at: Date): Promise<boolean> {
    const ended = await this.database.execute(END, [repositoryId, at]);
    await this.database.execute(MARK, [repositoryId, false]);
    return ended > 0;
  }
}
