// What the hub writes to those whose organization comes to the end of what it may spend in a month.
import type { MoneyMailWords } from '../wallets';
import type { SpendLimit } from './spend-alerts.store';

export const SPEND_MAILS: Readonly<Record<SpendLimit, Readonly<Record<'nearly' | 'all', MoneyMailWords>>>> = {
  cap: {
    nearly: {
      en: [
        '{ns} used {percent} % of its cap of this month',
        'Of the {most} that {ns} may spend by use in a month, {percent} % are used. What would go beyond it is refused until the next month, unless its admins change the cap.',
      ],
      'zh-CN': [
        '{ns} 的本月用量已达上限的 {percent}%',
        '{ns} 每月按用量付费的上限为 {most}，目前已使用 {percent}%。超出上限的请求将被拒绝，直到下月或管理员调整上限。',
      ],
    },
    all: {
      en: [
        '{ns} has reached its cap of this month',
        'The {most} that {ns} may spend by use in a month are reached. What costs more is refused until the next month, unless its admins change the cap.',
      ],
      'zh-CN': [
        '{ns} 已达到本月用量上限',
        '{ns} 每月按用量付费的上限 {most} 已用完。下月之前，更多的付费请求会被拒绝，除非管理员调整上限。',
      ],
    },
  },
  budget: {
    nearly: {
      en: [
        '{ns} used {percent} % of its budget of this month',
        'Of the budget of {most} that {ns} has each month, {percent} % went into its wallet. A new one begins with the next month.',
      ],
      'zh-CN': ['{ns} 的本月预算已使用 {percent}%', '{ns} 的每月预算为 {most}，目前已使用 {percent}%。下月会有新的预算。'],
    },
    all: {
      en: [
        '{ns} has used up its budget of this month',
        'The budget of {most} that {ns} has each month is used up. A new one begins with the next month.',
      ],
      'zh-CN': ['{ns} 的本月预算已用完', '{ns} 的每月预算 {most} 已全部用完。下月会有新的预算。'],
    },
  },
};
