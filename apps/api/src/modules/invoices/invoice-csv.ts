// An invoice as a table for spreadsheets: a line for each of its lines.
import { amountText, type Currency } from '@modelgrove/shared';
import { csvLine } from '../../common/csv';
import type { InvoiceLine, Paper, TextIn } from './invoices.types';

const HEAD = ['number', 'issued', 'kind', 'buyer', 'tax id', 'line', 'from', 'until', 'quantity', 'unit', 'amount', 'currency'];

export function invoiceCsv(invoice: Paper, language: keyof TextIn): string {
  const rows = invoice.lines.map((line) => rowOf(invoice, line, language));
  return [HEAD, ...rows].map(csvLine).join('');
}

function rowOf({ number, issuedAt, buyer, currency }: Paper, line: InvoiceLine, language: keyof TextIn): string[] {
  const amount = (minor: bigint): string => amountText(minor, currency as Currency);
  const [from, until] = [line.fromAt?.toISOString() ?? '', line.untilAt?.toISOString() ?? ''];
  const about = [number, issuedAt.toISOString(), line.kind, buyer.name, buyer.taxId, line.text[language], from, until];
  return [...about, String(line.quantity), amount(line.unitMinor), amount(line.amountMinor), currency];
}
