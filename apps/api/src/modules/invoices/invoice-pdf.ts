// An invoice on paper. The font has Latin and Chinese; of it only the characters that are used are embedded.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { amountText, type Currency } from '@modelgrove/shared';
import type PDFDocument from 'pdfkit';
import type { Paper, TextIn } from './invoices.types';

const FONTS = join(dirname(dirname(createRequire(__filename).resolve('@embedpdf/fonts-sc'))), 'fonts');
const [LEFT, RIGHT, WIDTH] = [56, 539, 483];
const COLUMN = { text: 56, quantity: 330, unit: 375, amount: 455 } as const;

const WORDS = {
  en: {
    invoice: 'Invoice',
    'credit-note': 'Credit note',
    receipt: 'Receipt',
    statement: 'Statement of sale',
    issued: 'Issued',
    period: 'Period',
    from: 'From',
    to: 'Billed to',
    taxId: 'Tax number',
    what: 'What for',
    quantity: 'Qty',
    unit: 'Unit',
    amount: 'Amount',
    total: 'Total',
    tax: 'Contains tax',
    promo: 'Paid with promotional credit',
    wallet: 'Paid from the wallet',
    reason: 'Reason',
  },
  'zh-CN': {
    invoice: '账单',
    'credit-note': '退款单',
    receipt: '收据',
    statement: '销售明细',
    issued: '开具日期',
    period: '计费周期',
    from: '开具方',
    to: '付款方',
    taxId: '税号',
    what: '项目',
    quantity: '数量',
    unit: '单价',
    amount: '金额',
    total: '合计',
    tax: '其中税额',
    promo: '以赠送额度支付',
    wallet: '以钱包余额支付',
    reason: '原因',
  },
} as const;

export async function invoicePdf(invoice: Paper, language: keyof TextIn): Promise<Buffer> {
  // Loaded for the first paper: no start waits for it.
  const { default: PDFDocument } = await import('pdfkit');
  const title = `${WORDS[language][invoice.kind]} ${invoice.number}`;
  const page = new PDFDocument({ size: 'A4', margin: LEFT, info: { Title: title, Author: invoice.seller.name || 'Modelgrove' } });
  page.registerFont('plain', join(FONTS, 'NotoSansHans-Regular.otf'));
  page.registerFont('strong', join(FONTS, 'NotoSansHans-Medium.otf'));
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (chunk: Buffer) => void chunks.push(chunk));
    page.on('end', () => resolve(Buffer.concat(chunks)));
    page.on('error', reject);
  });
  head(page, invoice, language, title);
  linesOf(page, invoice, language);
  sums(page, invoice, language);
  page.end();
  return whole;
}

type Page = InstanceType<typeof PDFDocument>;

function head(page: Page, { issuedAt, fromAt, untilAt, seller, buyer, reason }: Paper, language: keyof TextIn, title: string): void {
  const words = WORDS[language];
  page.font('strong').fontSize(20).text(title).moveDown(0.3);
  page
    .font('plain')
    .fontSize(10)
    .text(`${words.issued}: ${day(issuedAt)}`);
  if (fromAt && untilAt) page.text(`${words.period}: ${day(fromAt)} – ${day(untilAt)}`);
  if (reason !== '') page.text(`${words.reason}: ${reason}`);
  page.moveDown(1);
  const top = page.y;
  party(page, LEFT, top, words.from, [seller.name || 'Modelgrove 模林', seller.address, taxLine(words.taxId, seller.taxId)]);
  const bottom = page.y;
  if (buyer.name !== '') party(page, 310, top, words.to, [buyer.name, buyer.address, taxLine(words.taxId, buyer.taxId)]);
  page.x = LEFT;
  page.y = Math.max(page.y, bottom) + 24;
}

function party(page: Page, x: number, y: number, title: string, rows: readonly string[]): void {
  page.font('strong').fontSize(10).text(title, x, y, { width: 225 });
  for (const row of rows.filter((text) => text !== '')) page.font('plain').text(row, x, page.y, { width: 225 });
}

function linesOf(page: Page, { lines, currency }: Paper, language: keyof TextIn): void {
  const words = WORDS[language];
  row(page, 'strong', [words.what, words.quantity, words.unit, words.amount]);
  rule(page);
  const amount = (minor: bigint): string => amountText(minor, currency as Currency);
  for (const { text, quantity, unitMinor, amountMinor, fromAt, untilAt } of lines) {
    const dates = fromAt && untilAt ? `\n${day(fromAt)} – ${day(untilAt)}` : '';
    row(page, 'plain', [text[language] + dates, String(quantity), amount(unitMinor), amount(amountMinor)]);
  }
  rule(page);
}

function sums(
  page: Page,
  { totalMinor, taxMinor, taxBasisPoints, promoMinor, walletMinor, currency }: Paper,
  language: keyof TextIn,
): void {
  const words = WORDS[language];
  const amount = (minor: bigint): string => `${amountText(minor, currency as Currency)} ${currency}`;
  row(page, 'strong', [words.total, '', '', amount(totalMinor)]);
  if (taxMinor !== 0n) row(page, 'plain', [`${words.tax} (${taxBasisPoints / 100} %)`, '', '', amount(taxMinor)]);
  if (promoMinor !== 0n) row(page, 'plain', [words.promo, '', '', amount(promoMinor)]);
  if (walletMinor !== 0n) row(page, 'plain', [words.wallet, '', '', amount(walletMinor)]);
}

function row(page: Page, font: 'plain' | 'strong', [text, quantity, unit, amount]: readonly [string, string, string, string]): void {
  if (page.y > 740) page.addPage();
  page.font(font).fontSize(10);
  const y = page.y;
  page.text(quantity, COLUMN.quantity, y, { width: 40, align: 'right' });
  page.text(unit, COLUMN.unit, y, { width: 75, align: 'right' });
  page.text(amount, COLUMN.amount, y, { width: RIGHT - COLUMN.amount, align: 'right' });
  page.text(text, COLUMN.text, y, { width: 265 });
  page.moveDown(0.4);
}

function rule(page: Page): void {
  page
    .moveTo(LEFT, page.y)
    .lineTo(LEFT + WIDTH, page.y)
    .lineWidth(0.5)
    .strokeColor('#999999')
    .stroke();
  page.moveDown(0.4);
}

function taxLine(word: string, taxId: string): string {
  return taxId === '' ? '' : `${word}: ${taxId}`;
}

/** In UTC, as the number of the invoice counts its year. */
function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
