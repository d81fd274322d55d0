import { repositoryAddress } from '../../../lib/addresses';
import type { Import } from '../../../lib/api-types';
import { formatBytes, formatRelative } from '../../../lib/formats';
import { useLocale, useT, type Translate } from '../../../lib/i18n';
import { problemOfRecord } from '../../../lib/problem-text';
import { buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { isUnderWay, percentOf, secondsLeft } from '../model/states';
import { ImportDeeds } from './import-deeds';

/** How far it is, what it is at, what is wrong, and what can be done about it. */
export function ImportProgress({ record }: { record: Import }) {
  const t = useT();
  return (
    <Panel>
      <div className="space-y-4">
        <p className="font-medium">{t(`import.state.${record.state}`)}</p>
        {record.state === 'cancelled' || (record.state === 'failed' && record.filesTotal === null) ? null : <Bar record={record} />}
        <Problem record={record} />
        {record.historyProblem === null ? null : (
          <Notice tone="warn">
            <p>{t('import.historyFailed')}</p>
            <p className="mt-1 text-xs">{record.historyProblem}</p>
          </Notice>
        )}
        {record.state === 'done' ? (
          <AppLink href={repositoryAddress(record)} className={buttonClass('primary')}>
            <Icon name={record.type} />
            {t('import.open')}
          </AppLink>
        ) : (
          <ImportDeeds record={record} />
        )}
        <UnderWay record={record} />
      </div>
    </Panel>
  );
}

function Bar({ record }: { record: Import }) {
  const t = useT();
  const locale = useLocale();
  const percent = percentOf(record);
  const { filesDone, filesTotal, bytesDone, bytesTotal, bytesPerSecond } = record;
  const left = isUnderWay(record) ? secondsLeft(record) : null;
  const words = [
    record.state === 'running' ? t(`import.step.${record.step}`) : null,
    filesTotal === null ? null : t('import.files', { done: filesDone, total: filesTotal }),
    bytesTotal === null ? null : `${formatBytes(bytesDone, locale)} / ${formatBytes(bytesTotal, locale)}`,
    isUnderWay(record) && bytesPerSecond ? t('upload.rate', { rate: formatBytes(bytesPerSecond, locale) }) : null,
    left === null ? null : remainingText(left, t),
  ].filter((text) => text !== null);
  return (
    <div>
      <progress max={100} value={percent ?? undefined} aria-label={t('import.progress')} className="h-2 w-full" />
      <p className="mt-1 min-h-4 text-xs text-muted">{words.join(' · ')}</p>
      {/* Every tenth is announced, not every second. */}
      <p aria-live="polite" className="sr-only">
        {percent === null || !isUnderWay(record) ? '' : t('import.announce', { percent: percent - (percent % 10) })}
      </p>
    </div>
  );
}

function Problem({ record }: { record: Import }) {
  const t = useT();
  const locale = useLocale();
  const { problem, nextTryAt } = record;
  if (problem === null || record.state === 'done') return null;
  const again = nextTryAt === null ? null : (formatRelative(nextTryAt, Date.now(), locale) ?? t('import.soon'));
  return (
    <Notice tone={record.state === 'failed' ? 'danger' : 'warn'}>
      <p>{problemOfRecord(problem, t)}</p>
      {again === null ? null : <p className="mt-1 text-xs">{t('import.again', { when: again })}</p>}
    </Notice>
  );
}

function UnderWay({ record }: { record: Import }) {
  const t = useT();
  const locale = useLocale();
  if (record.underWay.length === 0) return null;
  return (
    <ul aria-label={t('import.underWay')} className="space-y-2 border-t border-line pt-3">
      {record.underWay.map(({ path, doneBytes, sizeBytes }) => (
        <li key={path}>
          <div className="flex items-baseline justify-between gap-3 text-xs">
            <span className="min-w-0 truncate" data-by-user="">
              {path}
            </span>
            <span className="shrink-0 text-muted">
              {formatBytes(Math.min(doneBytes, sizeBytes), locale)} / {formatBytes(sizeBytes, locale)}
            </span>
          </div>
          <progress max={sizeBytes} value={Math.min(doneBytes, sizeBytes)} aria-label={path} className="h-1 w-full" />
        </li>
      ))}
    </ul>
  );
}

function remainingText(seconds: number, t: Translate): string {
  if (seconds < 60) return t('upload.secondsLeft', { count: seconds });
  return seconds < 5400
    ? t('upload.minutesLeft', { count: Math.ceil(seconds / 60) })
    : t('upload.hoursLeft', { count: Math.round(seconds / 3600) });
}
