import { useState, type ReactNode } from 'react';
import { commitAddress, type RepositoryKey } from '../../../lib/addresses';
import type { DiscussionDetail, Proposal } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Icon, type IconName } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { useChangeDiscussion, useMerge } from '../api/deeds';
import { partsOf } from './talk-tools';

interface Props {
  repository: RepositoryKey;
  discussion: DiscussionDetail;
  proposal: Proposal;
}

/** Whether a pull request can be merged, and if not, why not; for those who may, the button. And what is still talked about. */
export function MergeBox(props: Props) {
  const { repository, discussion } = props;
  const t = useT();
  const isGoingOn = discussion.status === 'open' || discussion.status === 'draft';
  return (
    <>
      <Verdict {...props} />
      {isGoingOn && discussion.openThreads > 0 ? (
        <p className="flex items-center gap-2 px-4 text-sm">
          <Icon name="talk" className="size-4 text-muted" />
          <AppLink href={partsOf(repository, discussion.num).files} className="text-link hover:underline">
            {t('talk.thread.openHint', { count: discussion.openThreads })}
          </AppLink>
        </p>
      ) : null}
    </>
  );
}

function Verdict(props: Props) {
  const t = useT();
  const { repository, discussion, proposal } = props;
  if (discussion.status === 'merged')
    return (
      <Standing icon="branch">
        {t('talk.merged')}{' '}
        <AppLink href={commitAddress(repository, proposal.mergeOid ?? '')} className="font-mono text-link hover:underline">
          {(proposal.mergeOid ?? '').slice(0, 8)}
        </AppLink>
      </Standing>
    );
  if (discussion.status === 'closed') return <Standing icon="close">{t('talk.closedPull')}</Standing>;
  if (proposal.conflicts.length > 0) return <Conflicts proposal={proposal} />;
  if (proposal.commits === 0) return <Standing icon="history">{t('talk.nothing')}</Standing>;
  if (discussion.status === 'draft') return <Publishing {...props} />;
  return <Mergeable {...props} />;
}

function Standing({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <section className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-panel border border-line bg-surface px-4 py-3">
      <Icon name={icon} className="size-5 text-muted" />
      <div className="min-w-0 grow basis-48">{children}</div>
    </section>
  );
}

function Conflicts({ proposal }: { proposal: Proposal }) {
  const t = useT();
  return (
    <Notice tone="warn">
      <p>{t('talk.conflicts')}</p>
      <ul className="mt-1 list-disc pl-5 font-mono text-xs">
        {proposal.conflicts.slice(0, 20).map((path) => (
          <li key={path} className="break-all">
            {path}
          </li>
        ))}
      </ul>
      <p className="mt-1">{t('talk.mend', { branch: proposal.branch })}</p>
    </Notice>
  );
}

function Publishing({ repository, discussion }: Props) {
  const t = useT();
  const change = useChangeDiscussion(repository, discussion.num);
  return (
    <section className="flex flex-wrap items-center gap-3 rounded-panel border border-line bg-surface px-4 py-3">
      <Icon name="branch" className="size-5 text-muted" />
      <p className="min-w-0 grow basis-48">{change.isError ? problemText(change.error, t) : t('talk.publishHint')}</p>
      {discussion.may.tend ? (
        <Button tone="primary" onClick={() => change.mutate({ status: 'open' })} disabled={change.isPending}>
          {t('talk.publish')}
        </Button>
      ) : null}
    </section>
  );
}

function Mergeable({ repository, discussion, proposal }: Props) {
  const t = useT();
  const merge = useMerge(repository, discussion.num);
  const [asked, setAsked] = useState(false);
  const { guard } = proposal;
  const patterns = guard?.patterns.join(', ') ?? '';
  if (guard && guard.given < guard.approvals)
    return (
      <Standing icon="lock">
        {t('talk.needsApprovals', { branch: proposal.branch, patterns, count: guard.approvals, given: guard.given })}
      </Standing>
    );
  if (guard && discussion.may.write && !guard.mayMerge)
    return <Standing icon="lock">{t('talk.maintainersMerge', { branch: proposal.branch, patterns })}</Standing>;
  return (
    <section className="flex flex-wrap items-center gap-3 rounded-panel border border-line bg-surface px-4 py-3">
      <Icon name="check" className="size-5 text-link" />
      <p className="min-w-0 grow basis-48">{t('talk.ready', { branch: proposal.branch })}</p>
      {discussion.may.write ? (
        <Button tone="primary" onClick={() => setAsked(true)}>
          {t('talk.merge')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('talk.mergeTitle')}
        text={t('talk.mergeText', { branch: proposal.branch })}
        action={t('talk.merge')}
        tone="primary"
        onConfirm={() => merge.mutate(undefined, { onSuccess: () => setAsked(false) })}
        pending={merge.isPending}
        error={merge.error}
      />
    </section>
  );
}
