import type { Job, JobFailure } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { isMessage, useLocale, useT } from '../../../lib/i18n';
import { Notice } from '../../../ui/notice';
import { formatSeconds } from '../model/states';

/** Why an attempt, or all of it, came to nothing: whose fault, in the words of who noticed, and what helps. */
export function JobFailureNotice({ job, failure }: { job: Job; failure: JobFailure }) {
  const t = useT();
  const locale = useLocale();
  const isOver = job.state === 'failed';
  // An end of the time that is paid helps itself otherwise than one of the time that it may take.
  const kind = failure.code === 'job/money-used-up' ? 'money' : failure.class;
  const values = { limit: formatSeconds(job.secondsLimit, locale), attempts: job.attempt, memory: formatBytes(job.memoryBytes, locale) };
  return (
    <Notice tone={isOver ? 'danger' : 'warn'}>
      <p className="font-medium">{t(isOver ? `job.failure.${kind}` : 'job.lostBefore')}</p>
      <Cause failure={failure} />
      {isOver && kind !== 'cancelled' ? <p className="mt-1">{t(`job.remedy.${kind}`, values)}</p> : null}
    </Notice>
  );
}

/** In the reader's language where there are words for it; the sentence of who noticed says the particulars, in English. */
function Cause({ failure: { code, message } }: { failure: JobFailure }) {
  const t = useT();
  const locale = useLocale();
  const id = `failure.${code}`;
  const isSaid = locale !== 'en' && isMessage(id);
  return (
    <>
      {isSaid ? <p className="mt-1">{t(id)}</p> : null}
      <p className={isSaid ? 'mt-1 text-xs' : 'mt-1'} lang="en">
        {message} <code className="font-mono text-xs">{code}</code>
      </p>
    </>
  );
}
