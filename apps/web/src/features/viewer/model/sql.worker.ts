// The thread of the console: statements that run for ever, and tables of a million rows, leave the page alive. Its own policy allows WebAssembly, which pages may not use.
import startSqlite from 'sql.js';
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import type { Problem, ViewerTable } from '../../../lib/api-types';
import { repositoryResource } from '../../../lib/addresses';
import { hub } from '../../../lib/hub-client';
import { HubError } from '../../../lib/hub-error';
import { SqlEngine } from './sql-engine';
import type { SqlQuestion, SqlSource, SqlTold } from './sql-messages';

const MOST_ROWS_OF_A_BLOCK = 10_000;

let engine: Promise<SqlEngine> | null = null;

self.onmessage = ({ data }: MessageEvent<{ source: SqlSource } | { question: SqlQuestion }>) => {
  if ('source' in data) engine = begin(data.source);
  else void answer(data.question);
};

function tell(message: SqlTold): void {
  self.postMessage(message);
}

async function begin(source: SqlSource): Promise<SqlEngine> {
  const { Database } = await startSqlite({ locateFile: () => wasmUrl });
  const read = (split: string, offset: number, mostRows: number) =>
    hub.get<ViewerTable>(`${repositoryResource(source.of)}/viewer/table`, {
      query: { config: source.config, split, revision: source.commit, offset, length: Math.min(mostRows, MOST_ROWS_OF_A_BLOCK) },
    });
  return new SqlEngine(new Database(), source, read, (at) => tell({ kind: 'loading', ...at }));
}

function problemIn(error: unknown): Problem | null {
  if (!(error instanceof HubError)) return null;
  const { status, code, message: detail, requestId } = error;
  return { status, code, detail, ...(requestId === null ? {} : { requestId }) } as Problem;
}

async function answer(question: SqlQuestion): Promise<void> {
  try {
    const here = await engine!;
    tell({ kind: 'running' });
    const startedAt = performance.now();
    const result = await here.run(question);
    tell({ kind: 'done', result, splits: here.splits, ms: performance.now() - startedAt });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error), problem: problemIn(error) });
  }
}
