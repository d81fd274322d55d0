// What the hub writes to those whose plan could not be paid.
import type { MailText } from '../../platform/mail';

export type PlanNotice = 'unpaid-first' | 'unpaid-end' | 'trial-over';

const WORDS = {
  'unpaid-first': {
    en: [
      'The plan of {ns} could not be paid',
      'There is not enough in the wallet of {ns} for the next period of its plan. Until {day} nothing changes; it is tried again meanwhile.',
    ],
    'zh-CN': ['{ns} 的套餐未能续费', '{ns} 的钱包余额不足以支付下一个计费周期。{day} 之前一切照常，期间会再次尝试扣款。'],
  },
  'unpaid-end': {
    en: [
      'The plan of {ns} has ended',
      'The plan of {ns} was not paid. Nothing is deleted; what holds for everybody holds for it. It goes on as soon as it is paid.',
    ],
    'zh-CN': ['{ns} 的套餐已停用', '{ns} 的套餐未能付款。任何数据都不会被删除，仅恢复为免费版的限额。付款后立即恢复。'],
  },
  'trial-over': {
    en: [
      'The trial of {ns} is over',
      'There was not enough in the wallet of {ns} for the plan after the trial. Nothing is deleted. Pay in and choose the plan when you want it.',
    ],
    'zh-CN': ['{ns} 的试用已结束', '{ns} 的钱包余额不足以在试用后继续套餐。任何数据都不会被删除。充值后可随时选择套餐。'],
  },
} as const;

export function planMail(
  notice: PlanNotice,
  to: { name: string; locale: string },
  about: { namespace: string; day: string; url: string },
): MailText {
  const language = to.locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  const [subject, text] = WORDS[notice][language].map((words) =>
    words.replaceAll('{ns}', about.namespace).replaceAll('{day}', about.day),
  ) as [string, string];
  const isChinese = language === 'zh-CN';
  return {
    language,
    subject,
    greeting: isChinese ? `${to.name}，你好：` : `Hello ${to.name},`,
    paragraphs: [text],
    action: { title: isChinese ? '打开钱包' : 'Open the wallet', url: about.url },
    notes: [],
    closing: isChinese ? 'Modelgrove 模林' : 'Modelgrove',
  };
}
