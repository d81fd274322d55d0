// Invitations by mail. Only a link that goes to the address and nowhere else shows that the address is the guest's. Whoever may invite must
// not be able to make the hub write to strangers again and again.
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { Transaction } from '../../platform/database/transaction';
import { invitationMail, languageOf } from './account-mails';
import { tooManyInvitations } from './accounts.errors';
import type { InvitationPayload, OneTimeLink } from './accounts.types';
import { NoticesService } from './notices.service';
import { OneTimeLinksService } from './one-time-links.service';

const DAY_MS = 24 * 3600_000;
const WEEK_MS = 7 * DAY_MS;
const MOST_A_DAY = 50;
/** Of one person to one address, in a day. */
const MOST_TO_ONE = 3;

/** Nothing, where the link must be handed over. */
export type Mailed = Pick<InvitationPayload, 'email'>;

@Injectable()
export class GuestsService {
  constructor(
    private readonly notices: NoticesService,
    private readonly links: OneTimeLinksService,
    private readonly transaction: Transaction,
  ) {}

  /** Where a link goes: empty where the hub sends no mail, or nobody is named. Throws 'invitation/too-many-mails'; administrators write to whom they like. */
  async mailed(inviter: UserActor, email: string | null | undefined): Promise<Mailed> {
    const mailbox = this.notices.canMail ? email?.trim() : undefined;
    if (!mailbox) return {};
    if (!inviter.isAdmin) {
      const sent = await this.links.mailedSince(String(inviter.userId), DAY_MS);
      const toThem = sent.filter((one) => one.toLowerCase() === mailbox.toLowerCase()).length;
      if (sent.length >= MOST_A_DAY || toThem >= MOST_TO_ONE) throw tooManyInvitations();
    }
    return { email: mailbox };
  }

  /** `organization`: where the guest becomes a member, if anywhere. Nothing for a link that is handed over. */
  async post(inviter: { name: string }, { email }: Mailed, locale: string, link: OneTimeLink, organization?: string): Promise<void> {
    if (email === undefined) return;
    const mail = invitationMail(languageOf(locale), { inviter: inviter.name, organization }, this.notices.url(link.path), this.notices.hub);
    await this.transaction.inTransaction(() => this.notices.post(email, mail, WEEK_MS));
  }
}
