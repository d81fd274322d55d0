import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { repositoryAddress, type RepositoryKey } from '../../../lib/addresses';
import type { RevenueShare } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { sharesQuery, useEndShare } from '../api/offers';
import { formatPoints } from '../model/percent';
import { ShareFlow } from './share-flow';
import { ShareForm } from './share-form';

const TONES = { proposed: 'warn', accepted: 'accent', declined: 'danger' } as const;

/** What a repository gives of its income to what it is built on, and how it flows on from there. */
export function BuiltOn({ repository }: { repository: RepositoryKey }) {
  const t = useT();
  const shares = useQuery(sharesQuery(repository));
  const [ends, setEnds] = useState<RevenueShare | null>(null);
  return (
    <Panel title={t('shares.title')}>
      <p className="mb-3 text-sm text-muted">{t('shares.text')}</p>
      <QueryView query={shares} waiting={<SkeletonRows count={2} className="h-9" />}>
        {(given) => (
          <div className="space-y-4">
            {given.length === 0 ? null : (
              <ul className="divide-y divide-line rounded-control border border-line">
                {given.map((share) => (
                  <Given key={share.id} share={share} onEnd={() => setEnds(share)} />
                ))}
              </ul>
            )}
            <ShareForm repository={repository} />
            <ShareFlow repository={repository} />
          </div>
        )}
      </QueryView>
      <EndShare share={ends} onClose={() => setEnds(null)} />
    </Panel>
  );
}

function Given({ share, onEnd }: { share: RevenueShare; onEnd: () => void }) {
  const t = useT();
  const locale = useLocale();
  const { source, basisPoints, state } = share;
  const [namespace = '', name = ''] = source.name.split('/');
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 p-2.5">
      <Icon name={source.type} className="size-4 text-muted" />
      <AppLink
        href={repositoryAddress({ type: source.type, namespace, name })}
        className="min-w-0 break-words text-link hover:underline"
        data-by-user=""
      >
        {source.name}
      </AppLink>
      <span className="tabular-nums">{formatPoints(basisPoints, locale)}</span>
      <Badge tone={TONES[state as keyof typeof TONES]}>{t(`shares.state.${state as keyof typeof TONES}`)}</Badge>
      <Button tone="quiet" className="ms-auto" onClick={onEnd} aria-label={t('shares.endOf', { name: source.name })}>
        {t('shares.end')}
      </Button>
    </li>
  );
}

function EndShare({ share, onClose }: { share: RevenueShare | null; onClose: () => void }) {
  const t = useT();
  const end = useEndShare();
  const close = () => (end.reset(), onClose());
  return (
    <ConfirmDialog
      open={share !== null}
      onClose={close}
      title={t('shares.endOf', { name: share?.source.name ?? '' })}
      text={t('shares.endText')}
      action={t('shares.end')}
      pending={end.isPending}
      error={end.error}
      onConfirm={() => share && end.mutate(share.id, { onSuccess: close })}
    />
  );
}
