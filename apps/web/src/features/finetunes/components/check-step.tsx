import type { ReactNode } from 'react';
import type { Job } from '../../../lib/api-types';
import { isMessage, useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button, buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { useStartFinetune } from '../api/finetunes';
import { checkOf, filesOf, quoteOf } from '../model/checked';
import { Findings } from './findings';
import { QuoteFacts } from './quote-facts';

interface Props {
  job: Job;
  formatSeconds: (seconds: number, locale: string) => string;
  liveHref: string;
  onStarted: () => void;
  /** Where jobs can cost something: the start with what it may cost. */
  paidStart: ReactNode;
  onOtherData: () => void;
  onAgain: () => void;
}

/** The check as it goes, what it found, and what the job will take; nothing has cost anything as long as one is here. */
export function CheckedJob(props: Props) {
  const t = useT();
  const { job } = props;
  switch (job.state) {
    case 'checking':
      return <Checking />;
    case 'quoted':
      return <Quoted {...props} />;
    case 'failed':
      if (job.attempt === 0) return <Refused {...props} />;
      break;
    case 'cancelled':
      if (job.attempt === 0) return <GivenUp {...props} />;
      break;
  }
  return (
    <p className="flex flex-wrap items-center gap-3">
      {t('tune.hasStarted')}
      <AppLink href={props.liveHref} className={buttonClass('primary')}>
        {t('tune.toJob')}
      </AppLink>
    </p>
  );
}

function Checking() {
  const t = useT();
  return (
    <div role="status" className="space-y-2">
      <p>{t('tune.checking')}</p>
      <progress aria-label={t('tune.checking')} className="h-2 w-full" />
    </div>
  );
}

function Refused({ job, onOtherData, onAgain }: Props) {
  const t = useT();
  const report = checkOf(job);
  const isFound = report !== null && report.verdict === 'red';
  return (
    <div className="space-y-4">
      <Notice tone="danger">
        <p className="font-medium">{t('tune.blocked')}</p>
        {isFound || job.failure === null ? null : <Failure failure={job.failure} />}
      </Notice>
      {report === null ? null : <Findings report={report} files={filesOf(job)} />}
      <Ways onOtherData={onOtherData} onAgain={onAgain} />
    </div>
  );
}

function Failure({ failure: { code, message } }: { failure: NonNullable<Job['failure']> }) {
  const t = useT();
  const locale = useLocale();
  const id = `refusal.${code}`;
  return <p className="mt-1">{locale !== 'en' && isMessage(id) ? t(id) : <span lang="en">{message}</span>}</p>;
}

function Ways({ onOtherData, onAgain }: Pick<Props, 'onOtherData' | 'onAgain'>) {
  const t = useT();
  return (
    <div className="flex flex-wrap gap-2">
      <Button tone="primary" onClick={onOtherData}>
        {t('tune.otherData')}
      </Button>
      <Button onClick={onAgain}>{t('tune.checkAgain')}</Button>
    </div>
  );
}

function GivenUp(props: Props) {
  const t = useT();
  return (
    <div className="space-y-3">
      <p>{t('tune.givenUp')}</p>
      <Ways {...props} />
    </div>
  );
}

function Quoted({ job, formatSeconds, onStarted, paidStart }: Props) {
  const t = useT();
  const report = checkOf(job);
  const quote = quoteOf(job);
  return (
    <div className="space-y-4">
      <p role="status" className="font-medium">
        {t(report?.verdict === 'amber' ? 'tune.passedWithNotes' : 'tune.passed')}
      </p>
      {report === null ? null : <Findings report={report} files={filesOf(job)} />}
      {quote === null ? (
        <Notice>{t('quote.unknown')}</Notice>
      ) : (
        <QuoteFacts quote={quote} report={report} job={job} formatSeconds={formatSeconds} />
      )}
      {paidStart ?? <Start job={job} onStarted={onStarted} />}
    </div>
  );
}

function Start({ job, onStarted }: Pick<Props, 'job' | 'onStarted'>) {
  const t = useT();
  const start = useStartFinetune(job.key, onStarted);
  return (
    <>
      {start.isError ? <Notice tone="danger">{problemText(start.error, t)}</Notice> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="primary" disabled={start.isPending} onClick={() => start.mutate()}>
          <Icon name="play" />
          {t('tune.start')}
        </Button>
        <span className="text-xs text-muted">{t('tune.startText')}</span>
      </div>
    </>
  );
}
