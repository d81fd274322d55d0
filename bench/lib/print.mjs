// The table on the terminal, and how figures are written in both tables.
import process from 'node:process';
import { limitText } from './goals.mjs';

export function printTitle({ name }) {
  process.stdout.write(`\n${name}\n`);
}

export function printRow(row, result) {
  const cells = [row.name.padEnd(20), side(result.hub, row.unit).padEnd(30), side(result.peer, row.unit).padEnd(30)];
  process.stdout.write(`  ${cells.join(' ')} ${valueText(row, result).padEnd(12)} ${limitText(row.goal, row.goal.reach).padEnd(12)} `);
  process.stdout.write(`${verdictText(result)}\n`);
  for (const note of result.notes ?? []) process.stdout.write(`      ${note}\n`);
}

/** `12.3 ms (11.0–14.2)` */
export function side(summary, unit) {
  if (!summary) return '–';
  const range = summary.rounds > 1 ? ` (${figure(summary.min)}–${figure(summary.max)})` : '';
  return `${figure(summary.median)} ${unit}${range}`;
}

export function valueText({ goal }, { value }) {
  return value === undefined ? '–' : `${figure(value)}${goal.symbol}`;
}

export function verdictText({ error, isMet, isStretchMet }) {
  if (error) return `failed: ${error.split('\n')[0].slice(0, 160)}`;
  if (isStretchMet) return 'met, stretch too';
  return isMet ? 'met' : 'missed';
}

/** Three digits that count. */
export function figure(value) {
  if (value >= 100) return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
  return value.toFixed(value >= 10 ? 1 : 2);
}
