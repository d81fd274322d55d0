import { useQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { formatUnits, unitWord } from '../../../lib/use-price';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { objectionsQuery, useDecideUse } from '../api/uses';

/** Uses that whoever pays them objects to: what is taken back is not counted, or given back. */
export function UseObjections({ repository }: { repository: RepositoryKey }) {
  const t = useT();
  const locale = useLocale();
  const decide = useDecideUse(repository);
  const events = useQuery(objectionsQuery(repository)).data ?? [];
  if (events.length === 0) return null;
  return (
    <Panel title={t('uses.objections')}>
      {decide.isError ? <Notice tone="danger">{problemText(decide.error, t)}</Notice> : null}
      <ul className="divide-y divide-line">
        {events.map(({ id, holder, units, unit, at, objection, note }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 py-2">
            <div className="min-w-0 grow">
              <p data-by-user="">{objection}</p>
              <p className="text-xs text-muted">
                <span data-by-user="">{holder}</span> ·{' '}
                {t('uses.units', { units: formatUnits(units, locale), unit: unitWord(unit, t, units) })} · {formatMoment(at, locale)}{' '}
                <span data-by-user="">{note}</span>
              </p>
            </div>
            <Button disabled={decide.isPending} onClick={() => decide.mutate({ id, isReversed: false, answer: '' })}>
              {t('uses.keep')}
            </Button>
            <Button tone="primary" disabled={decide.isPending} onClick={() => decide.mutate({ id, isReversed: true, answer: '' })}>
              {t('uses.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
