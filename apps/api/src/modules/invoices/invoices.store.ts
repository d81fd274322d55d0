import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { BillingDetails, Invoice, InvoiceLine, Party } from './invoices.types';

const COLUMNS = `id, key, kind, number, namespace_id as "namespaceId", corrects_id as "correctsId", reference, currency, total_minor as "totalMinor",
  promo_minor as "promoMinor", wallet_minor as "walletMinor", tax_basis_points as "taxBasisPoints", tax_minor as "taxMinor", lines::text as lines,
  buyer::text as buyer, seller::text as seller, reason, from_at as "fromAt", until_at as "untilAt", issued_at as "issuedAt"`;
// Whoever issues in a year waits here for the one before: numbers follow one another in the order of the commits.
const COUNTER = statement(
  'invoice_counter_there',
  'insert into invoice_counters (year, last) values ($1, 0) on conflict (year) do nothing',
);
const LOCK_COUNTER = statement('invoice_counter_lock', 'select last from invoice_counters where year = $1 for update');
const COUNT = statement('invoice_counter_count', 'update invoice_counters set last = last + 1 where year = $1 returning last');
const INSERT = statement(
  'invoices_insert',
  `insert into invoices (key, kind, year, serial, number, namespace_id, corrects_id, reference, currency, total_minor, promo_minor, wallet_minor,
     tax_basis_points, tax_minor, lines, buyer, seller, reason, from_at, until_at, issued_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::text::jsonb, $16::text::jsonb, $17::text::jsonb, $18, $19, $20, $21)
   returning ${COLUMNS}`,
);
const FIND = statement('invoices_find', `select ${COLUMNS} from invoices where id = $1`);
const FIND_BY_KEY = statement('invoices_find_by_key', `select ${COLUMNS} from invoices where key = $1`);
const CREDITED = statement(
  'invoices_credited',
  'select coalesce(-sum(total_minor), 0)::bigint as minor from invoices where corrects_id = $1',
);
const OF_NAMESPACE = statement(
  'invoices_of_namespace',
  `select ${COLUMNS} from invoices where namespace_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
);
const BUYER = statement(
  'invoices_buyer',
  `select n.name as namespace, coalesce(nullif(b.name, ''), nullif(n.full_name, ''), n.name) as name, coalesce(b.address, '') as address,
     coalesce(b.tax_id, '') as "taxId"
   from namespaces n left join billing_details b on b.namespace_id = n.id where n.id = $1`,
);
const DETAILS = statement(
  'billing_details_find',
  'select name, address, tax_id as "taxId", email from billing_details where namespace_id = $1',
);
const SET_DETAILS = statement(
  'billing_details_set',
  `insert into billing_details (namespace_id, name, address, tax_id, email) values ($1, $2, $3, $4, $5)
   on conflict (namespace_id) do update set name = $2, address = $3, tax_id = $4, email = $5, changed_at = now()`,
);

const PAYERS = statement(
  'invoices_payers',
  `select u.email, u.locale, n.name from users u join namespaces n on n.id = u.id
   where u.email is not null and u.disabled_at is null and (u.id = $1 or exists (
     select from memberships m where m.organization_id = $1 and m.user_id = u.id and m.role = 'admin'))`,
);

type Row = Omit<Invoice, 'lines' | 'buyer' | 'seller'> & { lines: string; buyer: string; seller: string };
export type InvoiceRow = Omit<Invoice, 'id' | 'number'>;

@Injectable()
export class InvoicesStore {
  constructor(private readonly database: Database) {}

  /** Until the caller's transaction ends nobody else issues in this year. */
  async lockYear(year: number): Promise<void> {
    await this.database.execute(COUNTER, [year]);
    await this.database.row(LOCK_COUNTER, [year]);
  }

  /** Inside a transaction that has locked the year. */
  async insert(year: number, row: InvoiceRow): Promise<Invoice> {
    const { last: serial } = (await this.database.row<{ last: number }>(COUNT, [year])) as { last: number };
    const number = `${year}-${String(serial).padStart(6, '0')}`;
    const { key, kind, namespaceId, correctsId, reference, currency, totalMinor, promoMinor, walletMinor, taxBasisPoints, taxMinor } = row;
    const values = [key, kind, year, serial, number, namespaceId, correctsId, reference, currency, totalMinor, promoMinor, walletMinor];
    const frozen = [json(row.lines), json(row.buyer), json(row.seller), row.reason, row.fromAt, row.untilAt, row.issuedAt];
    const made = await this.database.row<Row>(INSERT, [...values, taxBasisPoints, taxMinor, ...frozen]);
    return fromRow(made as Row);
  }

  async find(id: bigint): Promise<Invoice | null> {
    const row = await this.database.row<Row>(FIND, [id]);
    return row && fromRow(row);
  }

  async findByKey(key: string): Promise<Invoice | null> {
    const row = await this.database.row<Row>(FIND_BY_KEY, [key]);
    return row && fromRow(row);
  }

  /** What was given back of it. */
  async creditedMinor(id: bigint): Promise<bigint> {
    return (await this.database.row<{ minor: bigint }>(CREDITED, [id]))?.minor ?? 0n;
  }

  /** The newest first. */
  async ofNamespace(namespaceId: bigint, before: bigint | null, limit: number): Promise<Invoice[]> {
    return (await this.database.rows<Row>(OF_NAMESPACE, [namespaceId, before, limit])).map(fromRow);
  }

  /** Who hears of what is to be paid: its owner, or the admins of the organization. */
  payers(namespaceId: bigint): Promise<{ email: string; locale: string; name: string }[]> {
    return this.database.rows(PAYERS, [namespaceId]);
  }

  buyer(namespaceId: bigint): Promise<Party | null> {
    return this.database.row<Party>(BUYER, [namespaceId]);
  }

  details(namespaceId: bigint): Promise<BillingDetails | null> {
    return this.database.row<BillingDetails>(DETAILS, [namespaceId]);
  }

  async setDetails(namespaceId: bigint, { name, address, taxId, email }: BillingDetails): Promise<void> {
    await this.database.execute(SET_DETAILS, [namespaceId, name, address, taxId, email]);
  }
}

function json(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}

function fromRow({ lines, buyer, seller, ...row }: Row): Invoice {
  type Kept = Omit<InvoiceLine, 'unitMinor' | 'amountMinor' | 'fromAt' | 'untilAt'> &
    Record<'unitMinor' | 'amountMinor', string> &
    Record<'fromAt' | 'untilAt', string | null>;
  const kept = (JSON.parse(lines) as Kept[]).map((line) => ({
    ...line,
    unitMinor: BigInt(line.unitMinor),
    amountMinor: BigInt(line.amountMinor),
    fromAt: line.fromAt === null ? null : new Date(line.fromAt),
    untilAt: line.untilAt === null ? null : new Date(line.untilAt),
  }));
  return { ...row, lines: kept, buyer: JSON.parse(buyer) as Party, seller: JSON.parse(seller) as Invoice['seller'] };
}
