import type { ReactNode } from 'react';
import type { Job } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { jobHref } from '../model/jobs-address';
import { Swatch } from './curve-legend';

/** One column a run. On a narrow screen it is moved sideways. */
export function CompareTable({ label, heads, children }: { label: string; heads: ReactNode; children: ReactNode }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      <table className="w-full text-left text-sm tabular-nums">
        <thead>
          <tr>{heads}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function RunHeads({ jobs }: { jobs: readonly Job[] }) {
  const t = useT();
  return (
    <>
      <th scope="col" className="py-1.5 pr-4 font-medium whitespace-nowrap text-muted">
        {t('compare.run')}
      </th>
      {jobs.map((job, index) => (
        <th key={job.key} scope="col" className="min-w-36 py-1.5 pr-4 font-medium">
          <span className="flex items-center gap-1.5">
            <Swatch index={index} />
            <AppLink href={jobHref(job.key)} className="text-link hover:underline" data-by-user="">
              {index + 1}. {job.title}
            </AppLink>
          </span>
        </th>
      ))}
    </>
  );
}
