import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { discussionAddress, settingsAddress } from '../../../lib/addresses';
import type { Work, WorkJob } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { formatRelative } from '../../../lib/formats';
import { formatMoney } from '../../../lib/money-text';
import { Icon, type IconName } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { workQuery } from '../api/activity';
import { keyOf } from '../model/place';

/** The server counts no further. */
const MOST = 100;

/** What waits for the one who is signed in. */
export function WorkPanel({ userName }: { userName: string }) {
  const t = useT();
  return (
    <Panel title={t('home.work')}>
      <QueryView query={useQuery(workQuery)} waiting={<SkeletonRows count={3} className="h-10" />}>
        {(work) => <Parts work={work} userName={userName} />}
      </QueryView>
    </Panel>
  );
}

function Parts({ work, userName }: { work: Work; userName: string }) {
  const t = useT();
  const jobs = [...work.jobs, ...work.failedJobs];
  const isIdle = work.discussionsCount + work.requestsCount + jobs.length + work.tokens.length === 0;
  return (
    <div className="space-y-4">
      {isIdle ? <p className="text-muted">{t('home.workNone')}</p> : null}
      <Discussions work={work} />
      <Requests work={work} />
      <Part title={t('home.jobs')} count={jobs.length} more={{ href: '/jobs', title: t('home.allJobs') }}>
        {jobs.map((job) => (
          <JobLine key={job.key} job={job} />
        ))}
      </Part>
      <Part title={t('home.tokens')} count={work.tokens.length}>
        {work.tokens.map((token) => (
          <TokenLine key={token.id} {...token} />
        ))}
      </Part>
      {work.spend ? <Spend spend={work.spend} userName={userName} /> : null}
    </div>
  );
}

function Discussions({ work: { discussions, discussionsCount } }: { work: Work }) {
  const t = useT();
  return (
    <Part title={t('home.waiting')} count={discussionsCount} more={{ href: '/notifications', title: t('home.allNotices') }}>
      {discussions.map((one) => (
        <Line
          key={`${one.type}/${one.repository}/${one.num}`}
          icon={one.isPullRequest ? 'branch' : 'talk'}
          href={discussionAddress(keyOf(one), one.num)}
          title={one.title}
          byUser
        >
          <span data-by-user="">{one.repository}</span> <Moment at={one.updatedAt} />
        </Line>
      ))}
    </Part>
  );
}

function Requests({ work: { requests, requestsCount } }: { work: Work }) {
  const t = useT();
  return (
    <Part title={t('home.requests')} count={requestsCount}>
      {requests.map((one) => (
        <Line
          key={`${one.type}/${one.repository}/${one.person}`}
          icon="lock"
          href={settingsAddress(keyOf(one))}
          title={t('home.requestBy', { person: one.person })}
        >
          <span data-by-user="">{one.repository}</span> <Moment at={one.askedAt} />
        </Line>
      ))}
    </Part>
  );
}

function JobLine({ job }: { job: WorkJob }) {
  const t = useT();
  const icon = job.state === 'failed' ? 'warning' : 'runner';
  return (
    <Line icon={icon} href={`/jobs/${encodeURIComponent(job.key)}`} title={job.title} byUser isBad={job.state === 'failed'}>
      {t(`home.job.${job.state}`)} <Moment at={job.createdAt} />
    </Line>
  );
}

function TokenLine({ displayName, expiresAt }: { displayName: string; expiresAt: string }) {
  const t = useT();
  const locale = useLocale();
  const isOver = Date.parse(expiresAt) <= Date.now();
  const when = formatRelative(expiresAt, Date.now(), locale) ?? t('moment.now');
  const title = t(isOver ? 'home.tokenEnded' : 'home.tokenEnds', { name: displayName, when });
  return <Line icon="lock" href="/settings/tokens" title={title} isBad={isOver} />;
}

function Spend({ spend, userName }: { spend: NonNullable<Work['spend']>; userName: string }) {
  const t = useT();
  const locale = useLocale();
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line pt-3 text-sm">
      <span className="text-muted">{t('home.spend')}</span>
      <span className="font-medium">{formatMoney(spend.spentMinor, spend.currency, locale)}</span>
      <AppLink href={`/${encodeURIComponent(userName)}/-/wallet`} className="w-full text-link hover:underline">
        {t('home.available', { amount: formatMoney(spend.availableMinor, spend.currency, locale) })}
      </AppLink>
    </div>
  );
}

interface PartProps {
  title: string;
  count: number;
  more?: { href: string; title: string };
  children: ReactNode;
}

function Part({ title, count, more, children }: PartProps) {
  const t = useT();
  if (count === 0) return null;
  return (
    <section>
      <div className="mb-1 flex items-baseline justify-between gap-2 text-sm">
        <h3 className="font-medium">
          {title}{' '}
          <span className="font-normal text-muted">
            {t(count >= MOST ? 'home.moreThan' : 'home.more', { count: Math.min(count, MOST - 1) })}
          </span>
        </h3>
        {more ? (
          <AppLink href={more.href} className="shrink-0 text-link hover:underline">
            {more.title}
          </AppLink>
        ) : null}
      </div>
      <ul>{children}</ul>
    </section>
  );
}

interface LineProps {
  icon: IconName;
  href: string;
  title: string;
  /** The title is somebody's own words. */
  byUser?: boolean;
  isBad?: boolean;
  children?: ReactNode;
}

function Line({ icon, href, title, byUser = false, isBad = false, children }: LineProps) {
  return (
    <li className="flex gap-2 py-1.5">
      <Icon name={icon} className={`mt-0.5 size-4 ${isBad ? 'text-danger' : 'text-muted'}`} />
      <div className="min-w-0">
        <AppLink href={href} data-by-user={byUser ? '' : undefined} className="break-words text-ink hover:text-link hover:underline">
          {title}
        </AppLink>
        {children ? <p className="text-xs break-words text-muted">{children}</p> : null}
      </div>
    </li>
  );
}
