// Who takes part in a sale, and as what: the buyer, the seller, whoever has a share, and administrators of the hub.
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { AccessService } from '../access';
import type { Sale, SaleRole, WholeSale } from './sales.types';

@Injectable()
export class SaleRoles {
  constructor(private readonly access: AccessService) {}

  /** Null: it is none of their business. */
  async of(user: UserActor, sale: WholeSale): Promise<SaleRole | null> {
    const refundBy = sale.refundedMinor < sale.amountMinor ? await this.refunder(user, sale) : null;
    const isBuyer = await this.sees(user, sale.buyerId);
    if (isBuyer || (await this.sees(user, sale.sellerId))) return { refundBy, seesBuyer: true, isBuyer };
    const hasShare = await this.sees(user, ...sale.lines.flatMap(({ payeeId }) => payeeId ?? []));
    return hasShare ? { refundBy, seesBuyer: false, isBuyer } : null;
  }

  /** As whom they may give back: those who sold it give back what is theirs, administrators of the hub what is not. */
  async refunder(user: UserActor, { sellerId }: Sale): Promise<'seller' | 'administrator' | null> {
    if (sellerId !== null && (user.userId === sellerId || (await this.access.mayIn(user, sellerId, 'spend-money')))) return 'seller';
    return user.isAdmin ? 'administrator' : null;
  }

  private async sees(user: UserActor, ...namespaceIds: (bigint | null)[]): Promise<boolean> {
    for (const id of new Set(namespaceIds.filter((one) => one !== null)))
      if (user.isAdmin || (await this.access.mayIn(user, id, 'see-money'))) return true;
    return false;
  }
}
