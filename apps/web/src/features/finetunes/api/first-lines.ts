import { queryOptions } from '@tanstack/react-query';
import { resolveAddress } from '../../../lib/addresses';
import type { DataPlace } from '../model/checked';
import { datasetOf } from './finetunes';

const MOST_BYTES = 1024 * 1024;

export interface FirstLines {
  lines: string[];
  isWhole: boolean;
}

/** The lines of a text file as far as a page may hold them; none where they cannot be had. */
export function firstLinesQuery({ repository, revision, path }: DataPlace) {
  return queryOptions({
    queryKey: ['fine-tunes', 'lines', repository, revision, path],
    queryFn: async ({ signal }): Promise<FirstLines> => {
      const nothing = { lines: [], isWhole: true };
      if (/\.parquet$/i.test(path)) return nothing;
      const address = resolveAddress(datasetOf(repository), revision, path);
      // A store of its own may be out of reach for pages.
      const answer = await fetch(address, { headers: { range: `bytes=0-${MOST_BYTES - 1}` }, signal }).catch(() => null);
      if (!answer?.ok) return nothing;
      const text = await answer.text();
      return { lines: text.split(/\r?\n/), isWhole: answer.status === 200 || isWholeRange(answer.headers.get('content-range')) };
    },
    staleTime: Infinity,
    retry: false,
  });
}

/** `bytes 0-99/100` */
function isWholeRange(range: string | null): boolean {
  const match = /-(\d+)\/(\d+)$/.exec(range ?? '');
  return match !== null && Number(match[1]) + 1 === Number(match[2]);
}
