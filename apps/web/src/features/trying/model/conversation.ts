// A conversation with a model, and beside it the same one with its base. Pure.
import type { ChatEvent } from './sse';

export type Side = 'model' | 'base';

export interface Answer {
  state: 'asked' | 'writing' | 'done' | 'stopped' | 'failed';
  text: string;
  usage: { promptTokens: number; completionTokens: number } | null;
  /** The answer is longer than it may be. */
  isCut: boolean;
  error: { code: string; message: string } | null;
  /** From the question on. */
  firstMs: number | null;
  totalMs: number | null;
}

export interface Turn {
  prompt: string;
  answers: Partial<Record<Side, Answer>>;
}

export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export const ASKED: Answer = { state: 'asked', text: '', usage: null, isCut: false, error: null, firstMs: null, totalMs: null };

export const isOpen = ({ state }: Answer): boolean => state === 'asked' || state === 'writing';

export function isBusy(turns: readonly Turn[]): boolean {
  return turns.some(({ answers }) => Object.values(answers).some(isOpen));
}

/** What one side is asked: what it has said itself so far, and the question. Turns that it has no answer to are left out. */
export function messagesFor(side: Side, turns: readonly Turn[], prompt: string, system: string): Message[] {
  const said = turns.flatMap(({ prompt: question, answers }): Message[] => {
    const text = answers[side]?.text ?? '';
    return text === ''
      ? []
      : [
          { role: 'user', content: question },
          { role: 'assistant', content: text },
        ];
  });
  const told: Message[] = system.trim() === '' ? [] : [{ role: 'system', content: system }];
  return [...told, ...said, { role: 'user', content: prompt }];
}

export function afterEvent(answer: Answer, event: ChatEvent, ms: number): Answer {
  switch (event.kind) {
    case 'text':
      return { ...answer, state: 'writing', text: answer.text + event.text, firstMs: answer.firstMs ?? ms };
    case 'finish':
      return { ...answer, isCut: event.reason === 'length' };
    case 'usage':
      return { ...answer, usage: { promptTokens: event.promptTokens, completionTokens: event.completionTokens } };
    case 'error':
      return { ...answer, state: 'failed', error: { code: event.code, message: event.message }, totalMs: ms };
  }
}

/** What has failed stays so. */
export function afterEnd(answer: Answer, state: 'done' | 'stopped', ms: number): Answer {
  return isOpen(answer) ? { ...answer, state, totalMs: ms } : answer;
}

export function withAnswer(turns: readonly Turn[], index: number, side: Side, change: (answer: Answer) => Answer): Turn[] {
  return turns.map((turn, at) => {
    const answer = turn.answers[side];
    return at === index && answer !== undefined ? { ...turn, answers: { ...turn.answers, [side]: change(answer) } } : turn;
  });
}
