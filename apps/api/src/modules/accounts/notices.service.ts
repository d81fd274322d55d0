// Tells people what was done to their account, where the hub can send mail and knows their address.
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config';
import { Mailer, type MailText } from '../../platform/mail';
import { languageOf, type Notice, noticeMail, type Reader } from './account-mails';
import type { Account } from './accounts.types';

const NOTICE_MS = 2 * 24 * 3600_000;

@Injectable()
export class NoticesService {
  constructor(
    private readonly mailer: Mailer,
    private readonly config: AppConfig,
  ) {}

  get canMail(): boolean {
    return this.mailer.isOn;
  }

  /** How mails name this hub. */
  get hub(): string {
    return new URL(this.config.publicUrl).host;
  }

  /** An address of this hub: of its public URL, whatever the request said. */
  url(path: string): string {
    return `${this.config.publicUrl}${path}`;
  }

  readerOf(account: Account): Reader {
    return { name: account.name, language: languageOf(account.locale) };
  }

  /** Inside the caller's transaction. */
  async send(account: Account, notice: Notice): Promise<void> {
    if (account.email === null) return;
    await this.post(account.email, noticeMail(this.readerOf(account), notice, this.hub), NOTICE_MS);
  }

  /** Inside the caller's transaction. Nothing where the hub sends no mail. */
  async post(address: string, mail: MailText, usefulMs: number): Promise<void> {
    if (this.mailer.isOn) await this.mailer.post(address, mail, usefulMs);
  }
}
