import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../../platform/database';
import { NO_DETAILS, type OfferDetails } from './offer-details.policy';

const FIND = statement(
  'offer_details_find',
  'select spdx, may, must, sample_path as "samplePath", sample_rows as "sampleRows" from offer_details where offer_id = $1',
);
const INSERT = statement(
  'offer_details_insert',
  'insert into offer_details (offer_id, spdx, may, must, sample_path, sample_rows) values ($1, $2, $3, $4, $5, $6)',
);

@Injectable()
export class OfferDetailsStore {
  constructor(private readonly database: Database) {}

  async find(offerId: bigint): Promise<OfferDetails> {
    return (await this.database.row<OfferDetails>(FIND, [offerId])) ?? NO_DETAILS;
  }

  async put(offerId: bigint, { spdx, may, must, samplePath, sampleRows }: OfferDetails): Promise<void> {
    await this.database.execute(INSERT, [offerId, spdx, may, must, samplePath, sampleRows]);
  }
}
