// What every mail about something that concerns its reader begins and ends with, in their language.
import type { MailText } from '../../platform/mail';

interface Frame extends Pick<MailText, 'greeting' | 'closing'> {
  language: 'en' | 'zh-CN';
  isChinese: boolean;
  /** Where one says when one is written to. */
  choice: string;
}

export function frameOf({ name, locale }: { name: string; locale: string }, hubUrl: string): Frame {
  const isChinese = locale.toLowerCase().startsWith('zh');
  const settings = `${hubUrl}/settings/notifications`;
  return isChinese
    ? { language: 'zh-CN', isChinese, greeting: `${name}，你好：`, choice: `在此选择何时接收邮件：${settings}`, closing: 'Modelgrove 模林' }
    : {
        language: 'en',
        isChinese,
        greeting: `Hello ${name},`,
        choice: `Choose when you are written to: ${settings}`,
        closing: 'Modelgrove',
      };
}
