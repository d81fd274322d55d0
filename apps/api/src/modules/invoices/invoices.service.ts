// An invoice is issued and paid in one transaction: its number, its row and the posting of the ledger are there together or not at all. Whoever sells
// something of the hub's own says what for; how it is paid (promotional credit first, then the wallet), which tax is in it and who is billed is said here.
import { Injectable } from '@nestjs/common';
import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService, type GrantedNamespace } from '../access';
import { type AccountRef, LedgerService, type Line } from '../ledger';
import { BillingRulesService } from './billing-rules.service';
import { creditNotConfirmed, creditTooLarge, invoiceNotFound } from './invoices.errors';
import { backOf, fundingOf, totalOf } from './invoices.policy';
import { InvoicesStore } from './invoices.store';
import type { Funding, Invoice, NewInvoice } from './invoices.types';

export interface NewCredit {
  /** As people write it; null: all that is left. */
  amount: string | null;
  /** The amount once more: the second confirmation of what moves money. */
  confirmedAmount: string;
  reason: string;
  requestKey: string;
}

@Injectable()
export class InvoicesService {
  constructor(
    private readonly access: AccessService,
    private readonly store: InvoicesStore,
    private readonly rules: BillingRulesService,
    private readonly ledger: LedgerService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** How it would be paid at this moment. */
  async funding(namespaceId: bigint, currency: string, totalMinor: bigint): Promise<Funding> {
    const [promoMinor = 0n, walletMinor = 0n] = await this.ledger.balances(potsOf(namespaceId, currency));
    return fundingOf(totalMinor, { promoMinor, walletMinor }, (await this.rules.rules()).taxBasisPoints);
  }

  /**
   * Inside the caller's transaction, as one of its last steps. The same key again is the same invoice. Null when promotional credit and wallet do not
   * reach for it: then nothing is written, and no number is used. `expected`: what was shown to who pays; another is null, too.
   */
  async issue(wanted: NewInvoice, isExpected: (funding: Funding) => boolean = () => true): Promise<Invoice | null> {
    const year = wanted.at.getUTCFullYear();
    await this.store.lockYear(year);
    const before = await this.store.findByKey(wanted.key);
    if (before) return before;
    const { funding, seller } = await this.lockedFunding(wanted);
    if (!funding.isEnough || !isExpected(funding)) return null;
    const buyer = await this.store.buyer(wanted.namespaceId);
    if (!buyer) throw new Error(`namespace ${wanted.namespaceId} vanished while it was billed`);
    const { key, namespaceId, reference, currency, lines, period, at } = wanted;
    const { isEnough: _, ...paid } = funding;
    const frozen = { ...paid, lines: [...lines], buyer, seller, reason: '', issuedAt: at };
    const dates = { fromAt: period?.fromAt ?? null, untilAt: period?.untilAt ?? null };
    const row = { key, kind: 'invoice' as const, namespaceId, correctsId: null, reference, currency, ...frozen, ...dates };
    const invoice = await this.store.insert(year, row);
    if (wanted.income !== null && invoice.totalMinor !== 0n) await this.book(invoice, wanted.income, 'invoice');
    return invoice;
  }

  private async lockedFunding({
    namespaceId,
    currency,
    lines,
    income,
  }: NewInvoice): Promise<{ funding: Funding; seller: Invoice['seller'] }> {
    const { taxBasisPoints, sellerName: name, sellerAddress: address, sellerTaxId: taxId } = await this.rules.rules();
    const totalMinor = totalOf(lines);
    const [promoMinor = 0n, walletMinor = 0n] =
      income === null ? [0n, totalMinor] : await this.ledger.lockedBalances(potsOf(namespaceId, currency));
    return { funding: fundingOf(totalMinor, { promoMinor, walletMinor }, taxBasisPoints), seller: { name, address, taxId } };
  }

  /** Of a credit note all amounts are below zero, so that the same lines give back. */
  private async book(invoice: Invoice, income: NonNullable<NewInvoice['income']>, kind: string): Promise<void> {
    const { id, namespaceId, currency, promoMinor, walletMinor, taxMinor, number, issuedAt, reference } = invoice;
    const [promo, wallet] = potsOf(namespaceId, currency) as [AccountRef, AccountRef];
    const hub = (account: AccountRef['kind'], amountMinor: bigint): Line => ({
      account: { kind: account, holder: null, currency },
      amountMinor,
    });
    await this.ledger.post({
      key: `invoice:${id}`,
      kind,
      reference,
      effectiveAt: issuedAt,
      lines: [
        { account: promo, amountMinor: -promoMinor },
        hub('promo-spent', promoMinor),
        { account: wallet, amountMinor: -walletMinor },
        hub('tax', taxMinor),
        hub(income, walletMinor - taxMinor),
      ],
      details: { invoice: number },
    });
  }

  /**
   * Gives back, by an administrator: a credit note with a number of its own. Throws 'invoice/not-found', 'invoice/credit', 'invoice/not-confirmed'.
   * The same request again is the same credit note.
   */
  async credit(actor: Actor, id: bigint, form: NewCredit, facts: RequestFacts): Promise<Invoice> {
    this.access.administrator(actor);
    return this.transaction.inRetriedTransaction(async () => {
      const at = this.clock.now();
      await this.store.lockYear(at.getUTCFullYear());
      const key = `invoice:${id}:credit:${form.requestKey}`;
      const before = await this.store.findByKey(key);
      if (before) return before;
      const invoice = await this.present(id);
      if (invoice.kind !== 'invoice') throw invoiceNotFound();
      const past = await this.store.creditedMinor(id);
      const amountMinor = creditable(invoice, past, form);
      const note = await this.store.insert(at.getUTCFullYear(), {
        ...noteOf(invoice, past, amountMinor),
        key,
        reason: form.reason,
        issuedAt: at,
      });
      const details = { amount: amountText(amountMinor, invoice.currency as Currency), currency: invoice.currency, reason: form.reason };
      await this.audit.record(actor, 'invoice.credited', `invoice:${invoice.number}`, details, facts);
      await this.book(note, 'plans', 'credit-note');
      return note;
    });
  }

  /** For those of its namespace who see its money, and administrators. Throws 'invoice/not-found'. */
  async find(actor: Actor, id: bigint): Promise<Invoice> {
    const user = this.access.self(actor);
    const invoice = await this.present(id);
    if (user.isAdmin || (await this.access.mayIn(user, invoice.namespaceId, 'see-money'))) return invoice;
    throw invoiceNotFound();
  }

  /** The newest first. */
  ofNamespace({ id }: GrantedNamespace, page: { before: bigint | null; limit: number }): Promise<Invoice[]> {
    return this.store.ofNamespace(id, page.before, page.limit);
  }

  private async present(id: bigint): Promise<Invoice> {
    const invoice = await this.store.find(id);
    if (!invoice) throw invoiceNotFound();
    return invoice;
  }
}

function potsOf(holder: bigint, currency: string): AccountRef[] {
  return [
    { kind: 'promo', holder, currency },
    { kind: 'wallet', holder, currency },
  ];
}

function creditable(invoice: Invoice, past: bigint, { amount, confirmedAmount }: NewCredit): bigint {
  const currency = invoice.currency as Currency;
  const left = invoice.totalMinor - past;
  const wanted = amount === null ? left : (parseAmount(amount, currency) ?? 0n);
  if (parseAmount(confirmedAmount, currency) !== wanted) throw creditNotConfirmed();
  if (wanted <= 0n || wanted > left) throw creditTooLarge(`${amountText(left, currency)} ${currency}`);
  return wanted;
}

/** `past`: what was given back before. */
function noteOf(invoice: Invoice, past: bigint, amountMinor: bigint): Omit<Invoice, 'id' | 'number' | 'key' | 'issuedAt'> {
  const { id, number, totalMinor } = invoice;
  const part = (whole: bigint): bigint => backOf(whole, totalMinor, past + amountMinor) - backOf(whole, totalMinor, past);
  const promoMinor = -part(invoice.promoMinor);
  const text = { en: `Given back of invoice ${number}`, 'zh-CN': `退还发票 ${number} 的款项` };
  const line = { kind: 'credit', text, quantity: 1, unitMinor: -amountMinor, amountMinor: -amountMinor, fromAt: null, untilAt: null };
  const { namespaceId, reference, currency, taxBasisPoints, buyer, seller, reason, fromAt, untilAt } = invoice;
  const same = { namespaceId, reference, currency, taxBasisPoints, buyer, seller, reason, fromAt, untilAt };
  const walletMinor = -amountMinor - promoMinor;
  return {
    ...same,
    kind: 'credit-note',
    correctsId: id,
    lines: [line],
    totalMinor: -amountMinor,
    promoMinor,
    walletMinor,
    taxMinor: -part(invoice.taxMinor),
  };
}
