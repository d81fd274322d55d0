// Which columns mean what. Given by whoever asks, or guessed by the names that data sets of the field use.
import type { JsonRow } from '../keys/canonical-row';

export type Shape = 'chat' | 'completion' | 'classification';

export interface ChatColumns {
  messages: string;
}
export interface CompletionColumns {
  prompt: string;
  completion: string;
  system?: string | null;
  /** What the prompt is about, put behind it after an empty line: the `input` beside an `instruction`. */
  input?: string | null;
}
export interface ClassificationColumns {
  text: string;
  label: string;
}

export type ShapeAndColumns =
  | { shape: 'chat'; columns: ChatColumns }
  | { shape: 'completion'; columns: CompletionColumns }
  | { shape: 'classification'; columns: ClassificationColumns };

const MESSAGES = ['messages', 'conversations', 'conversation', 'dialogue', 'dialog', 'chat', '对话'];
/** Pairs in the order they are looked for. */
const PAIRS: [prompt: string, completion: string][] = [
  ['prompt', 'completion'],
  ['prompt', 'response'],
  ['prompt', 'answer'],
  ['prompt', 'output'],
  ['question', 'answer'],
  ['question', 'response'],
  ['query', 'response'],
  ['query', 'answer'],
  ['instruction', 'output'],
  ['instruction', 'response'],
  ['instruction', 'completion'],
  ['input', 'output'],
  ['input', 'target'],
  ['source', 'target'],
  ['问题', '答案'],
  ['问题', '回答'],
  ['指令', '输出'],
  ['输入', '输出'],
];
const INPUTS: Record<string, string> = { instruction: 'input', 指令: '输入' };
const SYSTEMS = ['system', 'system_prompt'];
const TEXTS = ['text', 'sentence', 'content', 'review', 'comment', 'document', 'title', 'utterance', '文本', '内容', '评论', '句子'];
const LABELS = ['label', 'labels', 'category', 'class', 'sentiment', 'intent', 'topic', 'label_text', '标签', '类别', '情感'];

/** By the names of a row's columns, whatever their case; `null` when none is known. */
export function guessOf(row: JsonRow): ShapeAndColumns | null {
  const names = new Map<string, string>();
  for (const name of Object.keys(row)) names.set(name.trim().toLowerCase(), name);
  return chatOf(row, names) ?? completionOf(names) ?? classificationOf(names);
}

function chatOf(row: JsonRow, names: Map<string, string>): ShapeAndColumns | null {
  const name = MESSAGES.map((known) => names.get(known)).find((found) => found !== undefined && Array.isArray(row[found]));
  return name === undefined ? null : { shape: 'chat', columns: { messages: name } };
}

function completionOf(names: Map<string, string>): ShapeAndColumns | null {
  const pair = PAIRS.find(([prompt, completion]) => names.has(prompt) && names.has(completion));
  if (!pair) return null;
  const system = SYSTEMS.map((known) => names.get(known)).find((found) => found !== undefined) ?? null;
  const input = names.get(INPUTS[pair[0]] ?? '') ?? null;
  return { shape: 'completion', columns: { prompt: names.get(pair[0])!, completion: names.get(pair[1])!, system, input } };
}

function classificationOf(names: Map<string, string>): ShapeAndColumns | null {
  const text = TEXTS.map((known) => names.get(known)).find((found) => found !== undefined);
  const label = LABELS.map((known) => names.get(known)).find((found) => found !== undefined);
  return text !== undefined && label !== undefined ? { shape: 'classification', columns: { text, label } } : null;
}

export interface Guess {
  guess: ShapeAndColumns | null;
  /** Of the rows that were looked at, how many say so. */
  rows: number;
  ofRows: number;
}

/** What most rows say; of equals the first by its text, so that the order of rows does not matter. */
export function guessByMajority(rows: readonly JsonRow[]): Guess {
  const votes = new Map<string, number>();
  for (const row of rows) {
    const vote = JSON.stringify(guessOf(row));
    if (vote !== 'null') votes.set(vote, (votes.get(vote) ?? 0) + 1);
  }
  const [best] = [...votes].sort(([a, inA], [b, inB]) => inB - inA || (a < b ? -1 : 1));
  return { guess: best ? (JSON.parse(best[0]) as ShapeAndColumns) : null, rows: best?.[1] ?? 0, ofRows: rows.length };
}

/** The columns that are read, without those that a row may lack. */
export function neededColumns({ shape, columns }: ShapeAndColumns): string[] {
  if (shape === 'chat') return [columns.messages];
  return shape === 'completion' ? [columns.prompt, columns.completion] : [columns.text, columns.label];
}
