import { useQuery } from '@tanstack/react-query';
import type { TensorChange } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { SkeletonRows } from '../../../ui/skeleton';
import { tensorChangesQuery } from '../api/history';
import type { DiffPlace } from '../model/diff-place';

const TONES = { added: 'accent', removed: 'danger', renamed: 'warn', changed: 'plain' } as const;

/** Which tensors of a file came, went, were renamed or changed. */
export function TensorDiff({ place, path }: { place: DiffPlace; path: string }) {
  const t = useT();
  const query = useQuery(tensorChangesQuery(place.repository, place.head, place.askedBase, path));
  if (query.isError) return <p className="border-t border-line px-4 py-2 text-sm text-muted">{problemText(query.error, t)}</p>;
  if (query.data === undefined) return <SkeletonRows count={3} className="h-6" />;
  const { items, total, same, isContentCompared } = query.data;
  return (
    <div className="border-t border-line">
      <p className="px-4 py-2 text-sm">
        {t('diff.tensors', { changed: total, same })}
        {isContentCompared ? null : <span className="ml-2 text-warn-ink">{t('diff.tensors.unread')}</span>}
      </p>
      {items.length === 0 ? null : (
        <ul aria-label={t('diff.tensors.list')} className="max-h-96 divide-y divide-line overflow-auto border-t border-line" tabIndex={0}>
          {items.map((change) => (
            <Line key={`${change.kind} ${(change.after ?? change.before)?.name}`} change={change} />
          ))}
        </ul>
      )}
      {items.length < total ? <p className="px-4 py-2 text-xs text-muted">{t('diff.tensors.cut', { count: items.length })}</p> : null}
    </div>
  );
}

function Line({ change: { kind, before, after, what } }: { change: TensorChange }) {
  const t = useT();
  const shown = after ?? before;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-1.5 text-xs">
      <Badge tone={TONES[kind]}>{t(`diff.tensor.${kind}`)}</Badge>
      <span data-by-user className="min-w-0 grow font-mono wrap-anywhere">
        {kind === 'renamed' ? <span className="text-muted">{before?.name} → </span> : null}
        {shown?.name}
      </span>
      <span className="font-mono text-muted">
        {kind === 'changed' && (what.includes('dtype') || what.includes('shape')) ? `${kindOf(before)} → ${kindOf(after)}` : kindOf(shown)}
      </span>
      {what.includes('content') ? <span className="text-muted">{t('diff.tensor.content')}</span> : null}
    </li>
  );
}

function kindOf(side: TensorChange['after']): string {
  return side === null ? '' : `${side.dtype} [${side.shape.join(', ')}]`;
}
