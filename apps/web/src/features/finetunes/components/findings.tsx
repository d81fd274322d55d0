import { useQuery } from '@tanstack/react-query';
import { blobAddress } from '../../../lib/addresses';
import { findingWords } from '../../../lib/finding-words';
import { useLocale, useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { datasetOf } from '../api/finetunes';
import { firstLinesQuery } from '../api/first-lines';
import { type CheckReport, type DataPlace, type Example, type Finding, lineOf, type Place } from '../model/checked';

const TOPICS = ['format', 'columns', 'targets', 'labels', 'duplicates', 'overlap', 'lengths', 'size'] as const;
const SHOWN = 5;

/** What was looked at, and what was found there: where it stands, what it says, what to do. */
export function Findings({ report, files }: { report: CheckReport; files: readonly DataPlace[] }) {
  const t = useT();
  return (
    <div className="space-y-4">
      <ul aria-label={t('check.lookedAt')} className="flex flex-wrap gap-1.5">
        {report.topics.map((one) => (
          <Topic key={one.topic} {...one} />
        ))}
      </ul>
      {report.findings.length === 0 ? null : (
        <ol className="space-y-3">
          {report.findings.map((finding) => (
            <li key={finding.code}>
              <OneFinding finding={finding} files={files} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

const MARKS = {
  green: { tone: 'accent', icon: 'check' },
  amber: { tone: 'warn', icon: 'warning' },
  red: { tone: 'danger', icon: 'close' },
} as const;

function Topic({ topic, verdict }: CheckReport['topics'][number]) {
  const t = useT();
  const known = TOPICS.find((one) => one === topic);
  const { tone, icon } = MARKS[verdict];
  return (
    <li>
      <Badge tone={tone}>
        <Icon name={icon} className="size-3" />
        {known === undefined ? topic : t(`check.topic.${known}`)}
        <span className="sr-only">: {t(`check.verdict.${verdict}`)}</span>
      </Badge>
    </li>
  );
}

function OneFinding({ finding, files }: { finding: Finding; files: readonly DataPlace[] }) {
  const t = useT();
  const { isBlocking, count, isEstimate, examples } = finding;
  const shown = examples.slice(0, SHOWN);
  return (
    <section className={cx('rounded-control border-l-4 bg-sunken px-4 py-3', isBlocking ? 'border-danger' : 'border-warn-ink')}>
      <h3 className="font-medium">
        <Said finding={finding} part="say" />{' '}
        <span className="font-normal whitespace-nowrap text-muted">{t(isEstimate ? 'check.about' : 'check.count', { count })}</span>
      </h3>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2">
        <span className={cx('text-xs font-medium', isBlocking ? 'text-danger' : 'text-warn-ink')}>
          {t(isBlocking ? 'check.blocking' : 'check.advisory')}
        </span>
        <Said finding={finding} part="do" />
      </p>
      {shown.length === 0 ? null : (
        <ul className="mt-2 space-y-1.5" aria-label={t('check.places')}>
          {shown.map((example, index) => (
            <OneExample key={index} example={example} files={files} />
          ))}
        </ul>
      )}
      {count > shown.length && shown.length > 0 ? (
        <p className="mt-1 text-xs text-muted">{t('check.more', { count: count - shown.length })}</p>
      ) : null}
    </section>
  );
}

/** In the reader's language where there are words for it, else as the hub has it. */
function Said({ finding: { code, sentence, todo }, part }: { finding: Finding; part: 'say' | 'do' }) {
  const t = useT();
  const locale = useLocale();
  const { text, lang } = findingWords({ code, part, english: part === 'say' ? sentence : todo }, t, locale);
  return <span lang={lang}>{text}</span>;
}

function OneExample({ example: { place, other, similarity, detail }, files }: { example: Example; files: readonly DataPlace[] }) {
  const t = useT();
  return (
    <li className="text-xs">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <Where place={place} files={files} />
        {other === null ? null : (
          <>
            <span className="text-muted">{t('check.like')}</span>
            <Where place={other} files={files} />
          </>
        )}
        {similarity === null ? null : (
          <span className="text-muted">{t('check.similarity', { percent: Math.round(similarity * 100) })}</span>
        )}
        {detail === null ? null : <Detail detail={detail} />}
      </span>
      <Sample place={place} files={files} />
    </li>
  );
}

/** Counts in the reader's language; what else a check found is said as it stands. */
function Detail({ detail }: { detail: string }) {
  const t = useT();
  const [, rows] = /^(\d+) rows$/.exec(detail) ?? [];
  const [, tokens, context] = /^(\d+) tokens of (\d+)$/.exec(detail) ?? [];
  if (rows !== undefined) return <span className="text-muted">{t('check.rows', { count: Number(rows) })}</span>;
  if (tokens !== undefined) return <span className="text-muted">{t('check.tokensOf', { tokens, context: context ?? '' })}</span>;
  return (
    <span className="text-muted" lang="en" data-by-user="">
      {detail}
    </span>
  );
}

function fileOf(place: Place, files: readonly DataPlace[]): DataPlace | undefined {
  return files.find(({ path }) => path === place.file);
}

function Where({ place, files }: { place: Place; files: readonly DataPlace[] }) {
  const t = useT();
  const file = fileOf(place, files);
  const words =
    place.column === null ? t('check.line', { line: place.line }) : t('check.lineColumn', { line: place.line, column: place.column });
  const name = files.length > 1 ? `${place.file.split('/').at(-1)}: ` : '';
  if (file === undefined || /\.parquet$/i.test(file.path)) return <span className="tabular-nums">{name + words}</span>;
  return (
    <AppLink
      href={`${blobAddress(datasetOf(file.repository), file.revision, file.path)}#L${place.line}`}
      className="text-link tabular-nums underline"
    >
      {name + words}
    </AppLink>
  );
}

/** The line itself, where it can be had. */
function Sample({ place, files }: { place: Place; files: readonly DataPlace[] }) {
  const file = fileOf(place, files);
  const { data } = useQuery({ ...firstLinesQuery(file ?? { repository: '', revision: '', path: '' }), enabled: file !== undefined });
  const line = data ? lineOf(data.lines, place.line, data.isWhole) : null;
  if (line === null || line.trim() === '') return null;
  return (
    <code className="mt-0.5 block rounded-control bg-surface px-2 py-1 font-mono break-all" data-by-user="">
      {line}
    </code>
  );
}
