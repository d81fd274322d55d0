// One line of out/answers.jsonl, checked field by field. Pure.
import type { AnswerPiece } from '../protocol';

export type AnswerLine = AnswerPiece & { call: string };

const ENDS = ['stop', 'length', 'cancelled'] as const;
const MOST_TEXT = 100_000;

/** Null for a line that is none. */
export function parseAnswerLine(line: string): AnswerLine | null {
  const fields = parsedObject(line);
  if (!fields || typeof fields.call !== 'string') return null;
  const { call, text, failure } = fields;
  if (typeof text === 'string') return { call, text: text.slice(0, MOST_TEXT) };
  const end = ENDS.find((one) => one === fields.end);
  if (end) return { call, end, promptTokens: whole(fields.promptTokens), completionTokens: whole(fields.completionTokens) };
  if (typeof failure !== 'object' || failure === null) return null;
  const { code, message } = failure as Record<string, unknown>;
  const isCode = typeof code === 'string' && /^[a-z][a-z0-9_/-]{0,79}$/.test(code);
  return { call, failure: { code: isCode ? code : 'serving/failed', message: String(message).slice(0, 1000) } };
}

function parsedObject(line: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(line) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function whole(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : 0;
}
