import { useQuery } from '@tanstack/react-query';
import type { ColumnChange, TableChanges, TableSide } from '../../../lib/api-types';
import { type MessageId, useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { SkeletonRows } from '../../../ui/skeleton';
import { tableChangesQuery } from '../api/history';
import type { DiffPlace } from '../model/diff-place';

const TONES = { added: 'accent', removed: 'danger', changed: 'warn' } as const;

/** What a side cannot be read for; anything else is told as unreadable. */
const PROBLEMS: Record<string, MessageId> = {
  'viewer/too-large': 'diff.table.tooLarge',
  'viewer/too-long': 'diff.table.tooLong',
  'viewer/bytes-missing': 'diff.table.missing',
  'viewer/no-table': 'diff.table.noTable',
};

/** Rows before and after, and which columns came, went or have another type. */
export function TableDiff({ place, path }: { place: DiffPlace; path: string }) {
  const t = useT();
  const query = useQuery(tableChangesQuery(place.repository, place.head, place.askedBase, path));
  if (query.isError) return <p className="border-b border-line px-4 py-2 text-sm text-muted">{problemText(query.error, t)}</p>;
  if (query.data === undefined) return <SkeletonRows count={2} className="h-6" />;
  const { before, after, items, total, isCompared } = query.data;
  return (
    <div className="border-b border-line">
      <Counts changes={query.data} />
      <Notes changes={query.data} />
      {isCompared && items.length > 0 ? <Columns items={items} /> : null}
      {items.length < total ? <p className="px-4 py-2 text-xs text-muted">{t('diff.table.cut', { count: items.length })}</p> : null}
      <Problem side={before} words="diff.table.problem.before" />
      <Problem side={after} words="diff.table.problem.after" />
    </div>
  );
}

function Counts({ changes: { before, after } }: { changes: TableChanges }) {
  const t = useT();
  const number = new Intl.NumberFormat(useLocale());
  const count = (side: TableSide | null, part: 'rows' | 'columns'): string => {
    if (side === null) return t('diff.table.none');
    const value = side[part];
    if (value === null) return t('diff.table.unknown');
    return side.isPartial ? t('diff.table.atLeast', { count: number.format(value) }) : number.format(value);
  };
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 px-4 pt-2 text-sm">
      {(['rows', 'columns'] as const).map((part) => (
        <div key={part} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{t(`diff.table.${part}`)}</dt>
          <dd className="font-medium tabular-nums">
            {count(before, part)} → {count(after, part)}
          </dd>
          {part === 'rows' ? <Difference before={before} after={after} /> : null}
        </div>
      ))}
    </dl>
  );
}

/** Only of numbers that are exact. */
function Difference({ before, after }: { before: TableSide | null; after: TableSide | null }) {
  const t = useT();
  if (before === null || after === null || before.isPartial || after.isPartial || before.rows === null || after.rows === null) return null;
  const more = after.rows - before.rows;
  if (more === 0) return null;
  return <dd className="text-muted">{t(more > 0 ? 'diff.table.more' : 'diff.table.fewer', { count: Math.abs(more) })}</dd>;
}

function Notes({ changes: { before, after, total, same, isCompared, isReordered } }: { changes: TableChanges }) {
  const t = useT();
  const sides = [before, after].filter((side) => side !== null);
  const hasBoth = isCompared && sides.length === 2;
  const isInferred = sides.some((side) => side.isInferred && side.rows !== null);
  return (
    <p className="space-x-1.5 px-4 pt-1 pb-2 text-sm text-muted">
      {hasBoth ? <span>{total === 0 ? t('diff.table.same') : t('diff.table.summary', { changed: total, same })}</span> : null}
      {isReordered ? <span>{t('diff.table.reordered')}</span> : null}
      {isInferred ? <span>{t('diff.table.inferred')}</span> : null}
      {sides.some((side) => side.isPartial) ? <span className="text-warn-ink">{t('diff.table.partial')}</span> : null}
    </p>
  );
}

function Columns({ items }: { items: readonly ColumnChange[] }) {
  const t = useT();
  return (
    <ul aria-label={t('diff.table.list')} className="max-h-96 divide-y divide-line overflow-auto border-t border-line" tabIndex={0}>
      {items.map(({ kind, name, before, after }) => (
        <li key={`${kind} ${name}`} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-1.5 text-xs">
          <Badge tone={TONES[kind]}>{t(`diff.column.${kind}`)}</Badge>
          <span data-by-user className="min-w-0 grow font-mono wrap-anywhere">
            {name}
          </span>
          <span data-by-user className="min-w-0 font-mono wrap-anywhere text-muted">
            {kind === 'changed' ? `${before} → ${after}` : (after ?? before)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Problem({ side, words }: { side: TableSide | null; words: 'diff.table.problem.before' | 'diff.table.problem.after' }) {
  const t = useT();
  if (side?.problem == null) return null;
  const problem = t(PROBLEMS[side.problem.code] ?? 'diff.table.unreadable');
  return <p className="border-t border-line px-4 py-2 text-sm text-danger">{t(words, { problem })}</p>;
}
