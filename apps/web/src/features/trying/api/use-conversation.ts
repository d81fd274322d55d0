import { useEffect, useRef, useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { HubError } from '../../../lib/hub-error';
import { afterEnd, afterEvent, type Answer, ASKED, messagesFor, type Side, type Turn, withAnswer } from '../model/conversation';
import type { Sampling } from '../model/tried';
import { askModel } from './chat';

interface Way {
  sides: readonly Side[];
  system: string;
  sampling: Sampling;
}

/** The turns so far; the same question goes to every side at once. Leaving the page stops what is being written. */
export function useConversation(model: RepositoryKey) {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const stop = () => stopper.current?.abort();
  const ask = (prompt: string, { sides, system, sampling }: Way) => {
    const control = new AbortController();
    stopper.current = control;
    const index = turns.length;
    setTurns([...turns, { prompt, answers: Object.fromEntries(sides.map((side) => [side, ASKED])) }]);
    for (const of of sides) {
      const change = (how: (answer: Answer) => Answer) => setTurns((now) => withAnswer(now, index, of, how));
      void listen({ model, of, messages: messagesFor(of, turns, prompt, system), sampling }, control.signal, change);
    }
  };
  const clear = () => {
    stop();
    setTurns([]);
  };
  return { turns, ask, stop, clear };
}

type Question = Parameters<typeof askModel>[0];

async function listen(question: Question, signal: AbortSignal, change: (how: (answer: Answer) => Answer) => void): Promise<void> {
  const from = performance.now();
  const since = () => performance.now() - from;
  try {
    for await (const event of askModel(question, signal)) {
      const ms = since();
      change((answer) => afterEvent(answer, event, ms));
    }
  } catch (error) {
    const ms = since();
    if (!signal.aborted) change((answer) => afterEvent(answer, { kind: 'error', ...wordsOf(error) }, ms));
  }
  const ms = since();
  change((answer) => afterEnd(answer, signal.aborted ? 'stopped' : 'done', ms));
}

function wordsOf(error: unknown): { code: string; message: string } {
  if (error instanceof HubError) return { code: error.code, message: error.message };
  return { code: 'network', message: '' };
}
