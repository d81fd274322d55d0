// What the hub writes to the owner of a webhook that it switched off, in their language.
import type { MailText } from '../../platform/mail';
import type { Owner } from './webhooks.store';

export interface Disabled {
  reason: 'failing' | 'gone';
  url: string;
  hubUrl: string;
}

const WHY: Record<'en' | 'zh-CN', Record<Disabled['reason'], string>> = {
  en: {
    failing: 'The webhook to {host} was disabled: what is sent to it has not arrived for a long time.',
    gone: 'The webhook to {host} was disabled: it answers that nobody listens there any more (410 Gone).',
  },
  'zh-CN': {
    failing: '发往 {host} 的 Webhook 已被停用：长时间未能送达。',
    gone: '发往 {host} 的 Webhook 已被停用：对方返回 410 Gone，表示不再接收。',
  },
};

/** The host alone: the rest of an address may be a secret. */
export function disabledMail(owner: Owner, { reason, url, hubUrl }: Disabled): MailText {
  const language = owner.locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  const isChinese = language === 'zh-CN';
  const host = new URL(url).host;
  const settings = owner.kind === 'user' ? '/settings/webhooks' : `/organizations/${owner.namespace}/settings/webhooks`;
  return {
    language,
    subject: isChinese ? `发往 ${host} 的 Webhook 已停用` : `The webhook to ${host} was disabled`,
    greeting: isChinese ? `${owner.name}，你好：` : `Hello ${owner.name},`,
    paragraphs: [
      WHY[language][reason].replace('{host}', host),
      isChinese ? '修复接收端后，可在页面上重新启用。' : 'When what listens there is mended, enable it again on its page.',
    ],
    action: { title: isChinese ? '打开 Webhook' : 'Open the webhook', url: `${hubUrl}${settings}` },
    notes: [],
    closing: isChinese ? 'Modelgrove 模林' : 'Modelgrove',
  };
}
