import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { AccessRequest, AccessStatus } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { TextField } from '../../../ui/field';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { MoreButton } from '../../../ui/more-button';
import { Panel } from '../../../ui/page';
import { ProblemPage } from '../../../ui/problem-page';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { accessRequestsQuery, useDecideOnAccess } from '../api/gate';

const STATUSES = ['pending', 'accepted', 'rejected'] as const;

/** For the authors of a gated repository: who asked, and what becomes of it. */
export function AccessRequests({ repository }: { repository: RepositoryKey }) {
  const t = useT();
  const [status, setStatus] = useState<AccessStatus>('pending');
  const list = useInfiniteQuery(accessRequestsQuery(repository, status));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('gates.title')}>
      <div role="group" aria-label={t('gates.lists')} className="mb-3 flex flex-wrap gap-2">
        {STATUSES.map((one) => (
          <Button
            key={one}
            aria-pressed={status === one}
            onClick={() => setStatus(one)}
            className={cx(status === one && 'border-accent font-semibold')}
          >
            {t(`gates.${one}`)}
          </Button>
        ))}
      </div>
      {list.data === undefined ? list.isError ? <ProblemPage error={list.error} /> : <SkeletonRows count={2} className="h-10" /> : null}
      {list.data !== undefined && items.length === 0 ? <p className="py-2 text-muted">{t('gates.none')}</p> : null}
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <Row key={item.id} repository={repository} item={item} />
        ))}
      </ul>
      <MoreButton list={list} />
      <GrantForm repository={repository} />
    </Panel>
  );
}

function Row({ repository, item }: { repository: RepositoryKey; item: AccessRequest }) {
  const t = useT();
  const { say } = useToast();
  const decide = useDecideOnAccess(repository);
  const [isRejecting, setRejecting] = useState(false);
  const set = (status: AccessStatus) =>
    decide.mutate({ kind: 'decide', user: item.user, status }, { onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <div className="min-w-0 grow basis-48">
        <AppLink href={`/${encodeURIComponent(item.user)}`} className="font-medium text-ink hover:underline">
          {item.user}
        </AppLink>{' '}
        <span className="text-xs text-muted">
          {item.email ?? ''} <Moment at={item.askedAt} />
        </span>
        <dl className="text-xs text-muted" data-by-user="">
          {Object.entries(item.fields).map(([name, value]) => (
            <div key={name} className="flex flex-wrap gap-x-2">
              <dt>{name}:</dt>
              <dd className="break-words text-ink">{value === true ? '✓' : String(value)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {item.status === 'accepted' ? null : (
        <Button tone="primary" onClick={() => set('accepted')} disabled={decide.isPending}>
          {t('gates.accept')}
        </Button>
      )}
      {item.status === 'rejected' ? null : (
        <Button onClick={() => setRejecting(true)} disabled={decide.isPending}>
          {t('gates.reject')}
        </Button>
      )}
      {item.status === 'pending' ? null : (
        <Button tone="quiet" onClick={() => set('pending')} disabled={decide.isPending}>
          {t('gates.takeBack')}
        </Button>
      )}
      {isRejecting ? <Rejecting repository={repository} user={item.user} onClose={() => setRejecting(false)} /> : null}
    </li>
  );
}

function Rejecting({ repository, user, onClose }: { repository: RepositoryKey; user: string; onClose: () => void }) {
  const t = useT();
  const decide = useDecideOnAccess(repository);
  const [reason, setReason] = useState('');
  const wish = { kind: 'decide', user, status: 'rejected', ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } as const;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('gates.rejectTitle', { user })}
      text={<TextField label={t('gates.reasonLabel')} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />}
      action={t('gates.reject')}
      onConfirm={() => decide.mutate(wish, { onSuccess: onClose })}
      pending={decide.isPending}
      error={decide.error}
    />
  );
}

/** Lets somebody in who has not asked. */
function GrantForm({ repository }: { repository: RepositoryKey }) {
  const t = useT();
  const { say } = useToast();
  const decide = useDecideOnAccess(repository);
  const [user, setUser] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate({ kind: 'grant', user: user.trim() }, { onSuccess: () => (say(t('gates.granted', { user: user.trim() })), setUser('')) });
  };
  return (
    <form onSubmit={submit} className="mt-3 flex flex-wrap items-end gap-2 border-t border-line pt-3">
      <div className="min-w-0 grow basis-48">
        <TextField
          label={t('gates.grantUser')}
          value={user}
          onChange={({ target }) => setUser(target.value)}
          error={decide.isError ? problemText(decide.error, t) : undefined}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          required
        />
      </div>
      <Button type="submit" className="h-9" disabled={decide.isPending || user.trim() === ''}>
        {t('gates.grant')}
      </Button>
    </form>
  );
}
