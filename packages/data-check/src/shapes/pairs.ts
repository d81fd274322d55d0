// The shapes of two columns: a prompt and its completion, a text and its label.
import type { Json, JsonRow } from '../keys/canonical-row';
import { chatExample } from './chat';
import type { ClassificationColumns, CompletionColumns, ShapeAndColumns } from './columns';
import { type Extracted, type Turn, unusable } from './example';

const NO_FAULTS: Extracted['faults'] = [];
const EMPTY_INPUT: Extracted['faults'] = [{ code: 'input/empty' }];

export function extract(row: JsonRow, asked: ShapeAndColumns): Extracted {
  if (asked.shape === 'chat') return chatExample(row, asked.columns);
  return asked.shape === 'completion' ? completionExample(row, asked.columns) : classificationExample(row, asked.columns);
}

function completionExample(row: JsonRow, columns: CompletionColumns): Extracted {
  const prompt = textOf(cell(row, columns.prompt));
  const completion = textOf(cell(row, columns.completion));
  if (prompt === undefined) return unusable('columns/missing', columns.prompt);
  if (completion === undefined) return unusable('columns/missing', columns.completion);
  if (prompt === false) return unusable('columns/wrong-type', columns.prompt);
  if (completion === false) return unusable('columns/wrong-type', columns.completion);
  if (completion === null || isBlank(completion)) return unusable('target/empty', columns.completion);
  const input: Turn[] = [];
  const system = columns.system ? textOf(cell(row, columns.system)) : null;
  if (system) input.push({ role: 'system', text: system });
  const about = columns.input ? textOf(cell(row, columns.input)) : null;
  const asked = about ? `${prompt ?? ''}\n\n${about}` : (prompt ?? '');
  input.push({ role: 'user', text: asked });
  return { example: { input, target: completion, label: null }, faults: isBlank(asked) ? EMPTY_INPUT : NO_FAULTS };
}

function classificationExample(row: JsonRow, columns: ClassificationColumns): Extracted {
  const text = textOf(cell(row, columns.text));
  const label = cell(row, columns.label);
  if (text === undefined || text === null) return unusable('columns/missing', columns.text);
  if (label === undefined) return unusable('columns/missing', columns.label);
  if (text === false) return unusable('columns/wrong-type', columns.text);
  if (isBlank(text)) return unusable('columns/missing', columns.text);
  if (label === null) return unusable('target/empty', columns.label);
  const isLabel = typeof label === 'string' || typeof label === 'boolean' || Number.isSafeInteger(label);
  if (!isLabel) return unusable('columns/wrong-type', columns.label);
  const target = String(label).trim();
  if (target === '') return unusable('target/empty', columns.label);
  return { example: { input: [{ role: 'user', text }], target, label: target }, faults: NO_FAULTS };
}

/** Numbers are taken as texts; `undefined` and `null` are what they are, `false` is of a wrong type. */
function textOf(value: Json | undefined): string | false | null | undefined {
  if (typeof value === 'string' || value === undefined || value === null) return value;
  return typeof value === 'number' ? String(value) : false;
}

function isBlank(text: string): boolean {
  return text.length < 64 && text.trim() === '';
}

function cell(row: JsonRow, name: string): Json | undefined {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}
