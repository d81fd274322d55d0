import type { AccountKind } from '../ledger';

/** In the languages that the hub speaks, frozen with what it stands on. */
export interface TextIn {
  en: string;
  'zh-CN': string;
}

export interface InvoiceLine {
  /** `plan`, `unused`, `remaining`, and what others sell. */
  kind: string;
  text: TextIn;
  quantity: number;
  unitMinor: bigint;
  /** With tax. */
  amountMinor: bigint;
  fromAt: Date | null;
  untilAt: Date | null;
}

export interface NewInvoice {
  /** Made from the fact of business, such as `subscription:12:period:3`: it is issued once. */
  key: string;
  namespaceId: bigint;
  reference: string;
  currency: string;
  lines: readonly InvoiceLine[];
  period: { fromAt: Date; untilAt: Date } | null;
  at: Date;
  /** Which account of the hub earns it. Null: it was paid by a posting of its own, and this is the paper for it. */
  income: AccountKind | null;
}

/** How an amount would be paid: promotional credit first. */
export interface Funding {
  totalMinor: bigint;
  promoMinor: bigint;
  walletMinor: bigint;
  taxBasisPoints: number;
  /** Of the part that is paid with money, which contains it. */
  taxMinor: bigint;
  isEnough: boolean;
}

export interface BillingDetails {
  name: string;
  address: string;
  taxId: string;
  email: string;
}

export interface Party {
  name: string;
  namespace: string;
  address: string;
  taxId: string;
}

export interface Invoice {
  id: bigint;
  key: string;
  kind: 'invoice' | 'credit-note';
  number: string;
  namespaceId: bigint;
  correctsId: bigint | null;
  reference: string;
  currency: string;
  totalMinor: bigint;
  promoMinor: bigint;
  walletMinor: bigint;
  taxBasisPoints: number;
  taxMinor: bigint;
  lines: InvoiceLine[];
  buyer: Party;
  seller: Omit<Party, 'namespace'>;
  reason: string;
  fromAt: Date | null;
  untilAt: Date | null;
  issuedAt: Date;
}

export interface BillingRules {
  /** In hundredths of a percent; prices contain it. */
  taxBasisPoints: number;
  /** How long a plan stays when its next period cannot be paid. */
  graceDays: number;
  /** In which a subscription counts its days. It keeps the one that it began with. */
  timeZone: string;
  sellerName: string;
  sellerAddress: string;
  sellerTaxId: string;
}

/** What is printed, or given as a table: an invoice, or a paper that another room makes of the same parts. */
export interface Paper extends Omit<Invoice, 'id' | 'key' | 'kind' | 'namespaceId' | 'correctsId' | 'reference'> {
  kind: Invoice['kind'] | 'receipt' | 'statement';
}
