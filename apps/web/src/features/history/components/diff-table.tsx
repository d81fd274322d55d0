import { Fragment, type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import type { FileChange } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { type LineNotes, type LineSpot, spotKey } from '../../../lib/line-notes';
import { problemText } from '../../../lib/problem-text';
import { cx } from '../../../ui/class-names';
import { useToast } from '../../../ui/toast';
import { fetchLines } from '../api/history';
import { type DiffPlace, pathsOf } from '../model/diff-place';
import { splitRows, unifiedRows, type Gap, type Line, type Opened, type Pair } from '../model/diff-rows';
import type { DiffMode } from './diff-mode';
import { type Asking, GapRow, PairRow, spotOf, spotsOf, UnifiedRow } from './diff-rows';

const LINES_AT_ONCE = 50;
const NOTE = 'border-y border-line bg-sunken p-2 align-top font-sans text-sm whitespace-normal';

export function DiffTable({ file, mode, place, notes }: { file: FileChange; mode: DiffMode; place: DiffPlace; notes?: LineNotes }) {
  const t = useT();
  const { opened, open } = useGaps(file, place);
  const whole = file.after === null || file.before === null || file.cut;
  const rows = useMemo(() => unifiedRows(file.hunks, opened, whole), [file.hunks, opened, whole]);
  const pairs = useMemo(() => (mode === 'split' ? splitRows(rows) : null), [rows, mode]);
  const asking = useAsking(file, pairs ?? rows, notes);
  const path = (file.after ?? file.before)?.path ?? '';
  return (
    <>
      <table className="w-full table-fixed border-collapse font-mono text-xs leading-5" onKeyDown={notes ? moveAlongLines : undefined}>
        <caption className="sr-only">
          {t('diff.caption', { path })}
          {notes?.hint}
        </caption>
        <colgroup>
          <col className="w-12" />
          {pairs ? <col /> : <col className="w-12" />}
          {pairs ? <col className="w-12" /> : <col />}
          {pairs ? <col /> : null}
        </colgroup>
        <tbody>
          {pairs
            ? pairs.map((row, index) =>
                row.kind === 'gap' ? (
                  <GapRow key={`gap ${row.id}`} gap={row} columns={4} onOpen={() => void open(row)} />
                ) : (
                  <Fragment key={index}>
                    <PairRow pair={row} asking={asking} />
                    {notes && asking ? pairNotes(row, notes, asking) : null}
                  </Fragment>
                ),
              )
            : rows.map((row, index) =>
                row.kind === 'gap' ? (
                  <GapRow key={`gap ${row.id}`} gap={row} columns={3} onOpen={() => void open(row)} />
                ) : (
                  <Fragment key={index}>
                    <UnifiedRow line={row} asking={asking} />
                    {notes && asking ? unifiedNotes(row, notes, asking) : null}
                  </Fragment>
                ),
              )}
        </tbody>
      </table>
      {notes ? notes.besides(pathsOf(file), shownIn(rows, pathsOf(file))) : null}
    </>
  );
}

/** The same object as long as it says the same, so that rows stay as they are. */
function useAsking(file: FileChange, rows: readonly (Line | Pair | Gap)[], notes: LineNotes | undefined): Asking | null {
  const { before, after } = pathsOf(file);
  const { ask, label } = notes ?? {};
  return useMemo(() => {
    if (ask === undefined || label === undefined) return null;
    const paths = { before, after };
    const spots = rows.flatMap((row) => (row.kind === 'gap' ? [] : row.kind === 'pair' ? spotsOf(row, paths) : [spotOf(row, paths)]));
    const first = spots.find((spot) => spot !== null);
    return { ...paths, ask, label, first: first ? spotKey(first) : null };
  }, [before, after, ask, label, rows]);
}

// Asked for each row: plain functions, since there may be thousands and nearly all say nothing.
function unifiedNotes(line: Line, notes: LineNotes, paths: Pick<Asking, 'before' | 'after'>): ReactNode {
  const { left, right } = { left: line.kind === 'added' ? null : line, right: line.kind === 'removed' ? null : line };
  const said = spotsOf({ kind: 'pair', left, right }, paths).map((spot) => spot && notes.under(spot));
  if (!said.some(Boolean)) return null;
  return (
    <tr>
      <td colSpan={3} className={NOTE}>
        {said[0]}
        {said[1]}
      </td>
    </tr>
  );
}

function pairNotes(pair: Pair, notes: LineNotes, asking: Asking): ReactNode {
  const said = spotsOf(pair, asking).map((spot) => spot && notes.under(spot));
  if (!said.some(Boolean)) return null;
  return (
    <tr>
      {said.map((node, index) => (
        <td key={index} colSpan={2} className={cx(NOTE, index === 1 && 'border-l')}>
          {node}
        </td>
      ))}
    </tr>
  );
}

/** Read when it is asked for: most files have nothing that stands elsewhere. */
function shownIn(rows: readonly (Line | Gap)[], paths: ReturnType<typeof pathsOf>): (spot: LineSpot) => boolean {
  let shown: Set<string> | null = null;
  return (spot) => {
    shown ??= new Set(
      rows.flatMap((row) => (row.kind === 'gap' ? [] : spotsOf({ kind: 'pair', left: row, right: row }, paths).map(keyOf))),
    );
    return shown.has(spotKey(spot));
  };
}

function keyOf(spot: LineSpot | null): string {
  return spot === null ? '' : spotKey(spot);
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** One Tab comes to the lines of a file; the arrows lead along them, so that the next Tab leaves them. */
function moveAlongLines(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const { target, currentTarget } = event;
  if (step === undefined || !(target instanceof HTMLElement) || target.dataset['line'] === undefined) return;
  event.preventDefault();
  const lines = [...currentTarget.querySelectorAll<HTMLElement>('button[data-line]')];
  const next = lines[Math.max(0, Math.min(lines.length - 1, lines.indexOf(target) + step))];
  if (next === undefined) return;
  for (const line of lines) if (line.tabIndex === 0) line.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
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
