// What the hub writes to those whose plan could not be paid.
import type { MoneyMailWords } from '../wallets';

export type PlanNotice = 'unpaid-first' | 'unpaid-end' | 'trial-over';

export const PLAN_MAILS: Readonly<Record<PlanNotice, MoneyMailWords>> = {
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
};
