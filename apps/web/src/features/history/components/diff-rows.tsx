import { Fragment, memo, type ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { type LineNotes, type LineSpot, spotKey } from '../../../lib/line-notes';
import { cx } from '../../../ui/class-names';
import { LINE_CLASS, LINE_SIGN } from '../../../ui/line-kinds';
import type { Gap, Line, Pair } from '../model/diff-rows';

const MARK = { context: '', removed: 'bg-removed-mark', added: 'bg-added-mark' } as const;
const NUMBER = 'px-2 text-right align-top text-muted select-none';

/** What the rows of one file need of those who have something to say of its lines. */
export interface Asking {
  before: string | null;
  after: string | null;
  ask: LineNotes['ask'];
  label: LineNotes['label'];
  /** The line that Tab comes to; arrows lead to the others. */
  first: string | null;
}

/** A line that only one side has is spoken of on that side; one that both have, as it is proposed. */
export function spotOf(line: Line, { before, after }: Pick<Asking, 'before' | 'after'>): LineSpot | null {
  if (line.kind === 'removed')
    return before === null || line.oldNumber === null ? null : { path: before, side: 'old', line: line.oldNumber };
  return after === null || line.newNumber === null ? null : { path: after, side: 'new', line: line.newNumber };
}

/** On the left stands the file as it was, whatever became of its lines. */
export function spotsOf({ left, right }: Pair, { before, after }: Pick<Asking, 'before' | 'after'>): [LineSpot | null, LineSpot | null] {
  return [
    before === null || left?.oldNumber == null ? null : { path: before, side: 'old', line: left.oldNumber },
    after === null || right?.newNumber == null ? null : { path: after, side: 'new', line: right.newNumber },
  ];
}

// Of a thousand rows one or none changes when somebody writes at a line.
export const UnifiedRow = memo(function UnifiedRow({ line, asking }: { line: Line; asking: Asking | null }) {
  return (
    <tr className={LINE_CLASS[line.kind]}>
      <td className={NUMBER}>{line.oldNumber}</td>
      <Numbered number={line.newNumber} spot={asking && spotOf(line, asking)} asking={asking} />
      <Code line={line} />
    </tr>
  );
});

export const PairRow = memo(function PairRow({ pair, asking }: { pair: Pair; asking: Asking | null }) {
  const spots = asking ? spotsOf(pair, asking) : [null, null];
  return (
    <tr>
      {[pair.left, pair.right].map((line, index) =>
        line === null ? (
          <td key={index} colSpan={2} className={cx('bg-sunken', index === 1 && 'border-l border-line')} />
        ) : (
          <Fragment key={index}>
            <Numbered
              number={index === 0 ? line.oldNumber : line.newNumber}
              spot={spots[index] ?? null}
              asking={asking}
              className={cx(LINE_CLASS[line.kind], index === 1 && 'border-l border-line')}
            />
            <Code line={line} className={LINE_CLASS[line.kind]} />
          </Fragment>
        ),
      )}
    </tr>
  );
});

/** Without an element of its own: there may be thousands. */
const PLUS =
  "before:absolute before:top-0.5 before:left-0.5 before:size-4 before:rounded-[4px] before:bg-accent before:text-center before:font-sans before:leading-4 before:text-on-accent before:opacity-0 before:content-['+'] hover:before:opacity-100 focus-visible:before:opacity-100 pointer-coarse:before:opacity-60 [tr:hover_&]:before:opacity-100";
const ASK = cx(
  'relative block h-5 w-full pr-2 text-right text-muted -outline-offset-2 select-none hover:text-ink focus-visible:text-ink',
  PLUS,
);

/** The number of a line; where something can be said of the line, it is the button for that. */
function Numbered({
  number,
  spot,
  asking,
  className,
}: {
  number: number | null;
  spot: LineSpot | null;
  asking: Asking | null;
  className?: string;
}) {
  if (!asking?.ask || spot === null) return <td className={cx(NUMBER, className)}>{number}</td>;
  const { ask, label, first } = asking;
  const key = spotKey(spot);
  return (
    <td className={cx('p-0 align-top', className)}>
      <button
        type="button"
        data-line={key}
        tabIndex={key === first ? 0 : -1}
        aria-label={label(spot)}
        onClick={() => ask(spot)}
        className={ASK}
      >
        {number}
      </button>
    </td>
  );
}

function Code({ line, className }: { line: Line; className?: string }) {
  const t = useT();
  return (
    <td className={cx('align-top', className)}>
      <div className="flex pr-2">
        <span aria-hidden={line.kind === 'context'} className="w-5 shrink-0 text-center select-none">
          {LINE_SIGN[line.kind]}
        </span>
        <code className="min-w-0 grow font-mono break-words whitespace-pre-wrap [tab-size:4]">
          <Marked line={line} />
          {line.noNewlineAtEnd ? <span className="ml-2 text-muted select-none">{t('diff.noNewline')}</span> : null}
        </code>
      </div>
    </td>
  );
}

function Marked({ line }: { line: Line }): ReactNode {
  if (line.marks.length === 0) return line.text;
  let at = 0;
  const pieces: ReactNode[] = line.marks.map(([from, to], index) => {
    const before = line.text.slice(at, from);
    at = to;
    return (
      <Fragment key={index}>
        {before}
        <span className={cx('rounded-[2px]', MARK[line.kind])}>{line.text.slice(from, to)}</span>
      </Fragment>
    );
  });
  return [...pieces, line.text.slice(at)];
}

export function GapRow({ gap, columns, onOpen }: { gap: Gap; columns: number; onOpen: () => void }) {
  const t = useT();
  const count = gap.newTo === null ? null : gap.newTo - gap.newFrom + 1;
  return (
    <tr>
      <td colSpan={columns} className="border-y border-line bg-sunken p-0">
        <button
          type="button"
          onClick={onOpen}
          className="min-h-7 w-full px-3 text-left font-sans text-xs text-muted -outline-offset-2 hover:bg-hover hover:text-ink"
        >
          {count === null ? t('diff.showRest') : t('diff.showGap', { count })}
        </button>
      </td>
    </tr>
  );
}
