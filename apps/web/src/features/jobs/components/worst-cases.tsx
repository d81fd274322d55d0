import { useLocale, useT } from '../../../lib/i18n';
import { formatValue } from '../model/curve';
import type { WorstCase } from '../model/report';

/** The answers that came out worst, folded: they are what the owner's own data say. */
export function WorstCases({ worst }: { worst: readonly WorstCase[] }) {
  const t = useT();
  return (
    <details>
      <summary className="inline-block py-1 text-link">{t('outcome.worst', { count: worst.length })}</summary>
      <ol className="mt-2 space-y-3">
        {worst.map((one, index) => (
          <li key={one.rowKey || index} className="rounded-control border border-line p-3">
            <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
              <Words title={t('outcome.prompt')} text={one.prompt} />
              <Words title={t('outcome.expected')} text={one.expected} />
              <Words title={t('outcome.base')} text={one.base} loss={one.baseLoss} />
              <Words title={t('outcome.result')} text={one.result} loss={one.resultLoss} />
            </dl>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Words({ title, text, loss = null }: { title: string; text: string; loss?: number | null }) {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      <dt className="text-muted">
        {title}
        {loss === null ? null : <span className="block text-xs">{t('outcome.loss', { loss: formatValue(loss, locale) })}</span>}
      </dt>
      <dd className="whitespace-pre-wrap" data-by-user="">
        {text === '' ? <span className="text-muted">{t('outcome.nothing')}</span> : text}
      </dd>
    </>
  );
}
