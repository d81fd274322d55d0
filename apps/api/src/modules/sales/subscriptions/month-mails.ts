// What the hub writes to those whose month could not be paid.
import type { MoneyMailWords } from '../../wallets';

export type MonthNotice = 'unpaid-first' | 'unpaid-end';

export const MONTH_MAILS = {
  'unpaid-first': {
    en: [
      'The subscription to {of} could not be paid',
      'There is not enough in the wallet of {ns} for the next month of {of}. Until {day} it is read as before; payment is tried again every day meanwhile.',
    ],
    'zh-CN': ['对 {of} 的订阅未能续费', '{ns} 的钱包余额不足以支付 {of} 的下一期。{day} 之前仍可读取，期间每天会再次尝试扣款。'],
  },
  'unpaid-end': {
    en: [
      'The subscription to {of} has ended',
      'The next month of {of} was not paid, so {ns} does not read it any more. Nothing is owed. Subscribe anew whenever you like.',
    ],
    'zh-CN': ['对 {of} 的订阅已结束', '{of} 的下一期未能付款，{ns} 不能再读取。没有任何欠款，可随时重新订阅。'],
  },
} as const satisfies Record<MonthNotice, MoneyMailWords>;
