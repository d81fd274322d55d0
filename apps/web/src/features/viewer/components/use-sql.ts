import { useEffect, useRef, useState } from 'react';
import { HubError } from '../../../lib/hub-error';
import type { LoadedSplit, SqlQuestion, SqlRows, SqlSource, SqlTold } from '../model/sql-messages';

export type SqlState =
  | { phase: 'idle' | 'running' | 'stopped' }
  | { phase: 'loading'; split: string; loaded: number; total: number }
  | { phase: 'done'; result: SqlRows | null; splits: readonly LoadedSplit[]; ms: number }
  /** A HubError when the rows were refused; else what SQLite says. */
  | { phase: 'failed'; error: Error };

/** A thread with a database of its own, begun with the first statement and kept until the page is left or somebody stops it. */
export function useSql(source: SqlSource) {
  const thread = useRef<Worker | null>(null);
  const [state, setState] = useState<SqlState>({ phase: 'idle' });
  const stop = () => {
    thread.current?.terminate();
    thread.current = null;
  };
  useEffect(() => stop, []);
  const ask = (question: SqlQuestion, onTold: (told: SqlTold) => void) => {
    thread.current ??= begin(source);
    thread.current.onmessage = ({ data }: MessageEvent<SqlTold>) => onTold(data);
    thread.current.onerror = ({ message }) => {
      stop();
      onTold({ kind: 'failed', message, problem: null });
    };
    thread.current.postMessage({ question });
  };
  return {
    state,
    run: (question: SqlQuestion) => {
      // A statement that still runs would answer first.
      if (state.phase === 'running' || state.phase === 'loading') stop();
      setState({ phase: 'running' });
      ask(question, (told) => setState(stateOf(told)));
    },
    /** More rows of the same statement than are shown. */
    rows: (question: SqlQuestion) =>
      new Promise<SqlRows>((resolve, reject) =>
        ask(question, (told) => {
          if (told.kind === 'done' && told.result !== null) resolve(told.result);
          else if (told.kind === 'failed') reject(new Error(told.message));
        }),
      ),
    stop: () => {
      stop();
      setState({ phase: 'stopped' });
    },
  };
}

function begin(source: SqlSource): Worker {
  const worker = new Worker(new URL('../model/sql.worker.ts', import.meta.url), { type: 'module', name: 'sql' });
  worker.postMessage({ source });
  return worker;
}

function stateOf(told: SqlTold): SqlState {
  switch (told.kind) {
    case 'loading':
      return { phase: 'loading', split: told.split, loaded: told.loaded, total: told.total };
    case 'running':
      return { phase: 'running' };
    case 'done':
      return { phase: 'done', result: told.result, splits: told.splits, ms: told.ms };
    case 'failed':
      return { phase: 'failed', error: told.problem === null ? new Error(told.message) : new HubError(told.problem) };
  }
}
