// Invitations by mail. Only a link that goes to the address and nowhere else shows that the address is the guest's.
import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/transaction';
import { invitationMail, languageOf } from './account-mails';
import type { OneTimeLink } from './accounts.types';
import { NoticesService } from './notices.service';

const WEEK_MS = 7 * 24 * 3600_000;

@Injectable()
export class GuestsService {
  constructor(
    private readonly notices: NoticesService,
    private readonly transaction: Transaction,
  ) {}

  /** Where the link can be mailed to; null where the hub sends no mail, or nobody is named: then it must be handed over. */
  mailbox(email: string | null | undefined): string | null {
    return this.notices.canMail ? email?.trim() || null : null;
  }

  async post(inviter: { name: string }, mailbox: string, locale: string, link: OneTimeLink): Promise<void> {
    const mail = invitationMail(languageOf(locale), inviter.name, this.notices.url(link.path), this.notices.hub);
    await this.transaction.inTransaction(() => this.notices.post(mailbox, mail, WEEK_MS));
  }
}
