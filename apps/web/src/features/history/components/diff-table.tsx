import { useMemo, useState } from 'react';
import type { FileChange } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { useToast } from '../../../ui/toast';
import { fetchLines } from '../api/history';
import type { DiffPlace } from '../model/diff-place';
import { splitRows, unifiedRows, type Gap, type Opened } from '../model/diff-rows';
import type { DiffMode } from './diff-mode';
import { GapRow, PairRow, UnifiedRow } from './diff-rows';

const LINES_AT_ONCE = 50;

export function DiffTable({ file, mode, place }: { file: FileChange; mode: DiffMode; place: DiffPlace }) {
  const t = useT();
  const { opened, open } = useGaps(file, place);
  const whole = file.after === null || file.before === null || file.cut;
  const rows = useMemo(() => unifiedRows(file.hunks, opened, whole), [file.hunks, opened, whole]);
  const path = (file.after ?? file.before)?.path ?? '';
  const split = mode === 'split';
  return (
    <table className="w-full table-fixed border-collapse font-mono text-xs leading-5">
      <caption className="sr-only">{t('diff.caption', { path })}</caption>
      <colgroup>
        <col className="w-12" />
        {split ? <col /> : <col className="w-12" />}
        {split ? <col className="w-12" /> : <col />}
        {split ? <col /> : null}
      </colgroup>
      <tbody>
        {(split ? splitRows(rows) : rows).map((row, index) =>
          row.kind === 'gap' ? (
            <GapRow key={`gap ${row.id}`} gap={row} columns={split ? 4 : 3} onOpen={() => void open(row)} />
          ) : row.kind === 'pair' ? (
            <PairRow key={index} pair={row} />
          ) : (
            <UnifiedRow key={index} line={row} />
          ),
        )}
      </tbody>
    </table>
  );
}

/** Lines around the changes come when they are asked for. */
function useGaps(file: FileChange, { repository, head }: DiffPlace): { opened: Opened; open: (gap: Gap) => Promise<void> } {
  const t = useT();
  const { say } = useToast();
  const [opened, setOpened] = useState<Opened>(new Map());
  const open = async (gap: Gap) => {
    const to = Math.min(gap.newTo ?? Infinity, gap.newFrom + LINES_AT_ONCE - 1);
    try {
      const { lines, end } = await fetchLines(repository, head, file.after?.path ?? '', gap.newFrom, to);
      setOpened((known) =>
        new Map(known).set(gap.id, { lines: [...(known.get(gap.id)?.lines ?? []), ...lines], end: end || lines.length === 0 }),
      );
    } catch (error) {
      say(problemText(error, t), 'danger');
    }
  };
  return { opened, open };
}
