import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { BillingRules } from './invoices.types';

const FIND = statement(
  'billing_settings_find',
  `select tax_basis_points as "taxBasisPoints", grace_days as "graceDays", time_zone as "timeZone", seller_name as "sellerName",
     seller_address as "sellerAddress", seller_tax_id as "sellerTaxId" from billing_settings`,
);
const SET = statement(
  'billing_settings_set',
  `update billing_settings set tax_basis_points = $1, grace_days = $2, time_zone = $3, seller_name = $4, seller_address = $5, seller_tax_id = $6,
     changed_at = now()`,
);

@Injectable()
export class BillingRulesStore {
  constructor(private readonly database: Database) {}

  async find(): Promise<BillingRules> {
    const found = await this.database.row<BillingRules>(FIND);
    if (!found) throw new Error('the row of the billing settings is missing');
    return found;
  }

  async set({ taxBasisPoints, graceDays, timeZone, sellerName, sellerAddress, sellerTaxId }: BillingRules): Promise<void> {
    await this.database.execute(SET, [taxBasisPoints, graceDays, timeZone, sellerName, sellerAddress, sellerTaxId]);
  }
}
