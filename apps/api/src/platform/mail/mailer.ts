// Mail leaves by the worker. Whoever has something to say writes a row in their own transaction: no request waits for a mail server,
// and none of its moods loses a mail. The content may hold one-time links and is sealed until it is sent.
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config';
import { Outbox } from '../outbox';
import { Sealer } from '../signing';
import { mailContent, type MailText } from './mail-text';
import { MailsStore, type MailSummary } from './mails.store';

@Injectable()
export class Mailer {
  constructor(
    private readonly store: MailsStore,
    private readonly sealer: Sealer,
    private readonly outbox: Outbox,
    private readonly config: AppConfig,
  ) {}

  /** Whether the operator named a mail server. */
  get isOn(): boolean {
    return this.config.mail !== null;
  }

  /** Inside the caller's transaction. After `usefulMs` the mail would say what holds no longer, and is not sent any more. */
  async post(recipient: string, mail: MailText, usefulMs: number): Promise<void> {
    if (!this.isOn) throw new Error('a mail was posted, but no mail server is configured');
    const sealed = this.sealer.seal('mail', JSON.stringify(mailContent(mail)));
    const mailId = await this.store.insert(recipient, mail.subject, sealed, usefulMs);
    await this.outbox.emit('mail.send', { mailId: String(mailId) });
  }

  /** For the operator: newest first, with what became of them. */
  list(before: bigint | null, limit: number): Promise<MailSummary[]> {
    return this.store.list(before, limit);
  }
}
