// Whether what meters say is set aside is what the ledger has set aside for them.
import { Injectable } from '@nestjs/common';
import { LedgerService } from '../ledger';
import { MetersStore } from './meters.store';

export interface ChargesFinding {
  code: string;
  message: string;
}

@Injectable()
export class ChargesDoctor {
  constructor(
    private readonly store: MetersStore,
    private readonly ledger: LedgerService,
  ) {}

  async check(): Promise<ChargesFinding[]> {
    const said = new Map<string, bigint>();
    for (const { namespaceId, currency, heldMinor, promoHeldMinor } of await this.store.held()) {
      said.set(`metered:${namespaceId}:${currency}`, heldMinor);
      said.set(`promo-metered:${namespaceId}:${currency}`, promoHeldMinor);
    }
    const found = await this.ledger.balancesOfKinds(['metered', 'promo-metered']);
    for (const { account, amountMinor } of found) {
      const key = `${account.kind}:${account.holder}:${account.currency}`;
      if ((said.get(key) ?? 0n) === amountMinor) said.delete(key);
      else said.set(key, (said.get(key) ?? 0n) - amountMinor);
    }
    return [...said]
      .filter(([, difference]) => difference !== 0n)
      .map(([key, difference]) => ({
        code: 'charges/held',
        message: `The meters of ${key} have ${difference} more set aside than the ledger`,
      }));
  }
}
