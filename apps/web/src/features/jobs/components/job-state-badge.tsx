import type { Job } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { percentOf } from '../model/states';

const TONES = {
  checking: 'plain',
  quoted: 'warn',
  queued: 'plain',
  running: 'accent',
  succeeded: 'accent',
  failed: 'danger',
  cancelled: 'plain',
} as const;

export function JobStateBadge({ job, withPercent = false }: { job: Job; withPercent?: boolean }) {
  const t = useT();
  const percent = withPercent && job.state === 'running' ? percentOf(job) : null;
  return (
    <Badge tone={TONES[job.state]}>
      {t(job.isCancelWanted && job.state === 'running' ? 'job.state.stopping' : `job.state.${job.state}`)}
      {percent === null ? '' : ` ${percent} %`}
    </Badge>
  );
}
