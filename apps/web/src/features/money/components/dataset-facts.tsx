import { useQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import type { DatasetCheck, DatasetSample } from '../../../lib/api-types';
import { findingWords } from '../../../lib/finding-words';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { formatUnits } from '../../../lib/use-price';
import { Badge } from '../../../ui/badge';
import { Figure, Figures } from '../../../ui/figures';
import { Panel } from '../../../ui/page';
import { dataCheckQuery, sampleQuery } from '../api/uses';

/** What buyers of a dataset see before they buy: some of its rows, and what the check found. */
export function DatasetFacts({ repository }: { repository: RepositoryKey }) {
  const sample = useQuery(sampleQuery(repository)).data;
  const check = useQuery(dataCheckQuery(repository)).data;
  return (
    <>
      {sample === undefined || sample.rows.length === 0 ? null : <Sample sample={sample} />}
      {check ? <Check check={check} /> : null}
    </>
  );
}

function Sample({ sample: { path, columns, rows } }: { sample: DatasetSample }) {
  const t = useT();
  return (
    <Panel title={t('sample.title', { count: rows.length })} className="mb-6">
      <p className="mb-2 text-muted">
        {t('sample.of')} <span data-by-user="">{path}</span>
      </p>
      <div className="max-h-96 overflow-auto rounded-panel border border-line" tabIndex={0} role="region" aria-label={t('sample.table')}>
        <table className="w-full text-left text-sm">
          <thead className="sticky top-0 bg-surface">
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" data-by-user="" className="border-b border-line px-3 py-2 font-medium whitespace-nowrap">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, row }) => (
              <tr key={line} className="border-b border-line align-top last:border-0">
                {columns.map((column) => (
                  <td key={column} data-by-user="" className="max-w-md min-w-32 px-3 py-2 wrap-anywhere">
                    <span className="line-clamp-4">{cellText(row[column])}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const TONES = { green: 'accent', amber: 'plain', red: 'plain' } as const;

function Check({ check: { state, report, failure, isCurrent, path } }: { check: DatasetCheck }) {
  const t = useT();
  const locale = useLocale();
  const count = (value: number): string => formatUnits(value, locale);
  return (
    <Panel title={t('dataCheck.title')} className="mb-6">
      {state === 'waiting' ? <p role="status">{t('dataCheck.waiting')}</p> : null}
      {state === 'failed' ? <p>{failure}</p> : null}
      {report === null ? null : (
        <div className="space-y-3">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={TONES[report.verdict as keyof typeof TONES] ?? 'plain'}>
              {t(`dataCheck.verdict.${report.verdict as keyof typeof TONES}`)}
            </Badge>
            <span className="text-muted" data-by-user="">
              {path}
            </span>
            {isCurrent ? null : <span className="text-muted">{t('dataCheck.old')}</span>}
          </p>
          <Figures>
            <Figure title={t('dataCheck.rows')}>{count(report.rows)}</Figure>
            <Figure title={t('dataCheck.size')}>{formatBytes(report.bytes, locale)}</Figure>
            <Figure title={t('dataCheck.duplicates')} note={t('dataCheck.near', { count: count(report.duplicates.near) })}>
              {count(report.duplicates.exact)}
            </Figure>
            <Figure title={t('dataCheck.unusable')}>{count(report.unusable)}</Figure>
          </Figures>
          <Problems problems={report.problems} />
        </div>
      )}
    </Panel>
  );
}

function Sentence({ code, sentence }: { code: string; sentence: string }) {
  const { text, lang } = findingWords({ code, part: 'say', english: sentence }, useT(), useLocale());
  return <span lang={lang}>{text}</span>;
}

function Problems({ problems }: { problems: NonNullable<DatasetCheck['report']>['problems'] }) {
  const t = useT();
  const locale = useLocale();
  if (problems.length === 0) return <p className="text-muted">{t('dataCheck.none')}</p>;
  return (
    <ul className="divide-y divide-line text-sm">
      {problems.map(({ code, count, sentence }) => (
        <li key={code} className="flex justify-between gap-4 py-1.5">
          <Sentence code={code} sentence={sentence} />
          <span className="shrink-0 tabular-nums text-muted">{formatUnits(count, locale)} ×</span>
        </li>
      ))}
    </ul>
  );
}
