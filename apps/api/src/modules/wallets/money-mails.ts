// Mails about somebody's money, to all who read them.
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config';
import { Mailer, type MailText } from '../../platform/mail';
import { type MoneyReader, MoneyReadersStore } from './money-readers.store';

const USEFUL_MS = 7 * 86_400_000;

/** Subject and text in both languages; what stands in braces is filled in. */
export type MoneyMailWords = Readonly<Record<'en' | 'zh-CN', readonly [subject: string, text: string]>>;

@Injectable()
export class MoneyMails {
  constructor(
    private readonly readers: MoneyReadersStore,
    private readonly mailer: Mailer,
    private readonly config: AppConfig,
  ) {}

  /** Inside the caller's transaction. Nobody is written to where no mail server is named. */
  async post(namespace: { id: bigint; name: string }, words: MoneyMailWords, values: Readonly<Record<string, string>>): Promise<void> {
    if (!this.mailer.isOn) return;
    const url = `${this.config.publicUrl}/${namespace.name}/-/wallet`;
    for (const reader of await this.readers.of(namespace.id))
      await this.mailer.post(reader.email, textFor(reader, words, { ...values, ns: namespace.name }, url), USEFUL_MS);
  }
}

function textFor(to: MoneyReader, words: MoneyMailWords, values: Readonly<Record<string, string>>, url: string): MailText {
  const language = to.locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  const [subject, text] = words[language].map((line) => line.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole));
  const isChinese = language === 'zh-CN';
  return {
    language,
    subject: subject ?? '',
    greeting: isChinese ? `${to.name}，你好：` : `Hello ${to.name},`,
    paragraphs: [text ?? ''],
    action: { title: isChinese ? '打开钱包' : 'Open the wallet', url },
    notes: [],
    closing: isChinese ? 'Modelgrove 模林' : 'Modelgrove',
  };
}
