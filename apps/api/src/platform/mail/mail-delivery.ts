// Sends one mail of the outbox. A server that is away is asked again by the outbox, ever more rarely, until the mail is of no use any
// more; a flood of mails to it takes at most two places of the worker, and none while it is known to be away.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { AppConfig } from '../config';
import { Logger } from '../logging';
import { Sealer } from '../signing';
import type { MailContent } from './mail-text';
import { type MailRow, MailsStore } from './mails.store';
import { MailRefused, SmtpSender } from './smtp-sender';

const MAX_AT_ONCE = 2;
const REST_AFTER_FAILURE_MS = 15_000;

@Injectable()
export class MailDelivery implements OnModuleDestroy {
  private readonly sender: SmtpSender | null;
  private sending = 0;
  private restUntilMs = 0;

  constructor(
    private readonly store: MailsStore,
    private readonly sealer: Sealer,
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.sender = config.mail && new SmtpSender(config.mail);
  }

  onModuleDestroy(): void {
    this.sender?.close();
  }

  async deliver(mailId: bigint): Promise<void> {
    if (this.sending >= MAX_AT_ONCE) throw new Error('other mails are being sent');
    this.sending += 1;
    try {
      const row = await this.store.start(mailId);
      if (row) await this.attempt(row);
    } finally {
      this.sending -= 1;
    }
  }

  /** Number of rows removed. */
  prune(): Promise<number> {
    return this.store.prune();
  }

  private async attempt(row: MailRow): Promise<void> {
    if (row.expired) return this.giveUp(row, null);
    if (!this.sender) return this.wait(row, 'no mail server is configured for the worker (GROVE_SMTP_URL)');
    const opened = row.sealed && this.sealer.open('mail', row.sealed);
    if (!opened) return this.wait(row, 'the mail was sealed with another key than the worker has (GROVE_SECRET_KEY)');
    if (this.clock.now().getTime() < this.restUntilMs) throw new Error('the mail server did not answer a moment ago');
    try {
      await this.sender.send(this.outgoing(row, JSON.parse(opened) as MailContent));
    } catch (error) {
      if (error instanceof MailRefused) return this.giveUp(row, error.message);
      this.restUntilMs = this.clock.now().getTime() + REST_AFTER_FAILURE_MS;
      return this.wait(row, (error as Error).message);
    }
    await this.store.sent(row.id);
  }

  /** The outbox asks again, until the mail is of no use any more. */
  private async wait(row: MailRow, reason: string): Promise<never> {
    await this.store.failed(row.id, reason);
    throw new Error(reason);
  }

  private outgoing(row: MailRow, content: MailContent): Parameters<SmtpSender['send']>[0] {
    const host = new URL(this.config.publicUrl).hostname;
    const date = new Date(row.createdMs);
    return { to: row.recipient, subject: row.subject, ...content, messageId: `<mail-${row.id}-${row.createdMs}@${host}>`, date };
  }

  private async giveUp(row: MailRow, reason: string | null): Promise<void> {
    await this.store.givenUp(row.id, reason);
    this.logger.warn({ mail: String(row.id), reason: reason ?? 'it is too late for it' }, 'a mail was given up');
  }
}
