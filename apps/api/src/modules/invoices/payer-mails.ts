// What the hub writes to those who pay for a namespace: its owner, or the admins of the organization, each in their language.
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config';
import { Mailer, type MailText } from '../../platform/mail';
import { InvoicesStore } from './invoices.store';

const MAIL_MS = 7 * 86_400_000;

/** Subject and text; `{name}` is filled in. */
export type MailWords = Readonly<Record<'en' | 'zh-CN', readonly [string, string]>>;

@Injectable()
export class PayerMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly config: AppConfig,
    private readonly store: InvoicesStore,
  ) {}

  /** Inside the caller's transaction. Nothing where the hub sends no mail. */
  async post(namespaceId: bigint, words: MailWords, about: Readonly<Record<string, string>> & { ns: string }): Promise<void> {
    if (!this.mailer.isOn) return;
    const url = `${this.config.publicUrl}/${about.ns}/-/wallet`;
    for (const reader of await this.store.payers(namespaceId))
      await this.mailer.post(reader.email, mailTo(reader, words, about, url), MAIL_MS);
  }
}

function mailTo(to: { name: string; locale: string }, words: MailWords, about: Readonly<Record<string, string>>, url: string): MailText {
  const language = to.locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  const filled = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => about[name] ?? whole);
  const [subject, text] = words[language];
  const isChinese = language === 'zh-CN';
  return {
    language,
    subject: filled(subject),
    greeting: isChinese ? `${to.name}，你好：` : `Hello ${to.name},`,
    paragraphs: [filled(text)],
    action: { title: isChinese ? '打开钱包' : 'Open the wallet', url },
    notes: [],
    closing: isChinese ? 'Modelgrove 模林' : 'Modelgrove',
  };
}
