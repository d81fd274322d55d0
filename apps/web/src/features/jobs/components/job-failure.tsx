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
  const values = { limit: formatSeconds(job.secondsLimit, locale), attempts: job.attempt, memory: formatBytes(job.memoryBytes, locale) };
  return (
    <Notice tone={isOver ? 'danger' : 'warn'}>
      <p className="font-medium">{t(isOver ? `job.failure.${failure.class}` : 'job.lostBefore')}</p>
      <Cause failure={failure} />
      {isOver && failure.class !== 'cancelled' ? <p className="mt-1">{t(`job.remedy.${failure.class}`, values)}</p> : null}
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
