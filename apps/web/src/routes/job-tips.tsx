// Tips on the page of a job that waits, with the words of money. Loaded where money is on.
import { useQuery } from '@tanstack/react-query';
import { useUser } from '../features/accounts/api/session';
import { moneyQuery } from '../features/money/api/money-facts';
import { JobTipPanel } from '../features/money/components/job-tip-panel';
import type { ComponentProps } from 'react';
import { payersOf } from './payers';

export function JobTipsOf({ job, formatSeconds }: Pick<ComponentProps<typeof JobTipPanel>, 'job' | 'formatSeconds'>) {
  const user = useUser();
  const { data: money } = useQuery(moneyQuery);
  if (!money?.isOn || !user) return null;
  const own = [user.name, ...user.organizations.filter(({ role }) => role !== 'read').map(({ name }) => name)];
  return <JobTipPanel job={job} money={money} payers={payersOf(user)} mayTip={own.includes(job.namespace)} formatSeconds={formatSeconds} />;
}
