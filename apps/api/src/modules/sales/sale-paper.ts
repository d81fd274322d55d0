// A sale on paper and as a table: the buyer's receipt says what was paid, the statement who got which part of it. What was given back stands on both.
import { Injectable } from '@nestjs/common';
import { BillingDetailsService, BillingRulesService, type InvoiceLine, type Paper, type TextIn } from '../invoices';
import type { Sale, SaleLine, WholeSale } from './sales.types';

export type SalePaperKind = 'receipt' | 'statement';

/** As it stands on papers: the year, and the sale's own number, which no other sale has. */
export function saleNumber({ id, at }: Pick<Sale, 'id' | 'at'>): string {
  return `S${at.getUTCFullYear()}-${String(id).padStart(6, '0')}`;
}

@Injectable()
export class SalePapers {
  constructor(
    private readonly details: BillingDetailsService,
    private readonly billing: BillingRulesService,
  ) {}

  /** `seesBuyer`: who only has a share does not learn who bought. */
  async of(sale: WholeSale, kind: SalePaperKind, seesBuyer: boolean): Promise<Paper> {
    const { sellerName: name, sellerAddress: address, sellerTaxId: taxId } = await this.billing.rules();
    const nobody = { name: '', namespace: '', address: '', taxId: '' };
    const known = { ...nobody, name: sale.buyer ?? '', namespace: sale.buyer ?? '' };
    // Where somebody lives is on their own receipt, and not on what the seller sees.
    const buyer = kind === 'receipt' ? ((await this.details.party(sale.buyerId)) ?? known) : seesBuyer ? known : nobody;
    const lines = kind === 'receipt' ? receiptLines(sale) : statementLines(sale);
    const totalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const { currency, taxBasisPoints, fromAt, untilAt, at: issuedAt } = sale;
    const taxMinor = sale.lines.filter((line) => line.kind === 'tax').reduce((sum, line) => sum + left(line), 0n);
    const paid = { promoMinor: 0n, walletMinor: kind === 'receipt' ? totalMinor : 0n };
    const dates = { issuedAt, fromAt, untilAt };
    // A statement has the tax as a line of its own.
    const tax = { taxBasisPoints, taxMinor: kind === 'receipt' ? taxMinor : 0n };
    return {
      kind,
      number: saleNumber(sale),
      currency,
      lines,
      totalMinor,
      ...paid,
      ...tax,
      buyer,
      seller: { name, address, taxId },
      reason: '',
      ...dates,
    };
  }
}

function left({ amountMinor, reversedMinor }: SaleLine): bigint {
  return amountMinor - reversedMinor;
}

function lineOf(kind: string, text: TextIn, amountMinor: bigint, { fromAt, untilAt }: Pick<Sale, 'fromAt' | 'untilAt'>): InvoiceLine {
  return { kind, text, quantity: 1, unitMinor: amountMinor, amountMinor, fromAt, untilAt };
}

const NO_DATES = { fromAt: null, untilAt: null };

function receiptLines(sale: WholeSale): InvoiceLine[] {
  const { repositoryName: name, seller, licenceName, amountMinor } = sale;
  const by = { en: seller === null ? '' : `, by ${seller}`, 'zh-CN': seller === null ? '' : `（作者：${seller}）` };
  const of =
    sale.repositoryType === null
      ? { en: `Subscription to ${name}`, 'zh-CN': `订阅 ${name}` }
      : { en: name + by.en, 'zh-CN': name + by['zh-CN'] };
  const text = { en: `${of.en}\n${licenceName}`, 'zh-CN': `${of['zh-CN']}\n${licenceName}` };
  const back = sale.refunds.map((refund) => {
    const words = { en: `Given back: ${refund.reason}`, 'zh-CN': `退款：${refund.reason}` };
    return lineOf('refund', words, -refund.amountMinor, NO_DATES);
  });
  return [lineOf('sale', text, amountMinor, sale), ...back];
}

const KINDS = {
  tax: { en: 'Tax that the price contains', 'zh-CN': '价格中包含的税' },
  fee: { en: 'Fee of the hub', 'zh-CN': '平台服务费' },
  compute: { en: 'Computing on the hub’s own runner', 'zh-CN': '使用平台自有运行器的算力' },
} as const;

function statementLines(sale: WholeSale): InvoiceLine[] {
  return sale.lines.flatMap((line) => {
    const name = line.repositoryName ?? '';
    const text = line.kind === 'share' ? { en: name, 'zh-CN': name } : KINDS[line.kind];
    const back = { en: `Given back: ${text.en}`, 'zh-CN': `退款：${text['zh-CN']}` };
    const whole = lineOf(line.kind, text, line.amountMinor, NO_DATES);
    return line.reversedMinor === 0n ? [whole] : [whole, lineOf(line.kind, back, -line.reversedMinor, NO_DATES)];
  });
}
