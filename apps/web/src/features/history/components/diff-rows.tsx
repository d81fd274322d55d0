import { Fragment, type ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import type { Gap, Line, Pair } from '../model/diff-rows';

const SIGN = { context: ' ', removed: '−', added: '+' } as const;
const ROW = { context: '', removed: 'bg-removed-soft', added: 'bg-added-soft' } as const;
const MARK = { context: '', removed: 'bg-removed-mark', added: 'bg-added-mark' } as const;
const NUMBER = 'px-2 text-right align-top text-muted select-none';

export function UnifiedRow({ line }: { line: Line }) {
  return (
    <tr className={ROW[line.kind]}>
      <td className={NUMBER}>{line.oldNumber}</td>
      <td className={NUMBER}>{line.newNumber}</td>
      <Code line={line} />
    </tr>
  );
}

export function PairRow({ pair }: { pair: Pair }) {
  return (
    <tr>
      {[pair.left, pair.right].map((line, index) =>
        line === null ? (
          <td key={index} colSpan={2} className={cx('bg-sunken', index === 1 && 'border-l border-line')} />
        ) : (
          <Fragment key={index}>
            <td className={cx(NUMBER, ROW[line.kind], index === 1 && 'border-l border-line')}>
              {index === 0 ? line.oldNumber : line.newNumber}
            </td>
            <Code line={line} className={ROW[line.kind]} />
          </Fragment>
        ),
      )}
    </tr>
  );
}

/** The sign says what the colour says. */
function Code({ line, className }: { line: Line; className?: string }) {
  const t = useT();
  return (
    <td className={cx('align-top', className)}>
      <div className="flex pr-2">
        <span aria-hidden={line.kind === 'context'} className="w-5 shrink-0 text-center select-none">
          {SIGN[line.kind]}
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
