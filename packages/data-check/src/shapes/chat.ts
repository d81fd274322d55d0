// A conversation as a list of messages: role and content, or from and value.
import type { Json, JsonRow } from '../keys/canonical-row';
import type { ChatColumns } from './columns';
import { type Extracted, type Fault, type Role, type Turn, unusable } from './example';

/** As the trainers take them, whatever their case. */
const ROLES: Record<string, Role> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  prompter: 'user',
  assistant: 'assistant',
  gpt: 'assistant',
  chatgpt: 'assistant',
  model: 'assistant',
  bot: 'assistant',
};
const NO_FAULTS: Fault[] = [];

export function chatExample(row: JsonRow, columns: ChatColumns): Extracted {
  const messages = Object.hasOwn(row, columns.messages) ? row[columns.messages] : undefined;
  if (messages === undefined || messages === null) return unusable('columns/missing', columns.messages);
  if (!Array.isArray(messages)) return unusable('columns/wrong-type', columns.messages);
  if (messages.length === 0) return unusable('chat/empty');
  const turns: Turn[] = [];
  for (let at = 0; at < messages.length; at += 1) {
    const turn = turnOf(messages[at]!, at);
    if ('faults' in turn) return turn;
    turns.push(turn);
  }
  return exampleOf(turns);
}

function exampleOf(turns: Turn[]): Extracted {
  const disorder = orderFault(turns);
  if (disorder) return disorder;
  const last = turns.pop()!;
  const empty = [...turns.filter(({ role }) => role === 'assistant'), last].find(({ text }) => isEmpty(text));
  if (empty) return unusable('target/empty');
  const isInputEmpty = turns.every(({ role, text }) => role === 'system' || isEmpty(text));
  return { example: { input: turns, target: last.text, label: null }, faults: isInputEmpty ? [{ code: 'input/empty' }] : NO_FAULTS };
}

function turnOf(message: Json, at: number): Turn | Extracted {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return unusable('chat/message', `message ${at + 1}`);
  const name = message.role ?? message.from;
  if (typeof name !== 'string') return unusable('chat/message', `message ${at + 1} has no role`);
  const role = roleOf(name);
  if (role === null) return unusable('chat/role', name);
  const text = textOf(message.content ?? message.value);
  return text === null ? unusable('chat/message', `message ${at + 1} has no content`) : { role, text };
}

function roleOf(name: string): Role | null {
  if (Object.hasOwn(ROLES, name)) return ROLES[name]!;
  const lower = name.toLowerCase();
  return Object.hasOwn(ROLES, lower) ? ROLES[lower]! : null;
}

/** A text, or a list of parts, of which those of text count. */
function textOf(content: Json | undefined): string | null {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map(textOfPart).join('') : null;
}

function textOfPart(part: Json): string {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return '';
  return part.type === 'text' && typeof part.text === 'string' ? part.text : '';
}

/** One system message at the start at most; user and assistant take turns, the user first; the assistant has the last word. */
function orderFault(turns: Turn[]): Extracted | null {
  const first = turns[0]!.role === 'system' ? 1 : 0;
  let before: Role = first === 1 ? 'system' : 'assistant';
  for (let at = first; at < turns.length; at += 1) {
    const { role } = turns[at]!;
    if (role !== (before === 'user' ? 'assistant' : 'user'))
      return unusable('chat/order', `message ${at + 1}: ${role} after ${at === 0 ? 'nothing' : before}`);
    before = role;
  }
  return before === 'assistant' ? null : unusable('chat/last-turn', before);
}

function isEmpty(text: string): boolean {
  return text.length < 64 && text.trim() === '';
}
