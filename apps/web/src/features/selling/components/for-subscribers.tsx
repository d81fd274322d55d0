import { useQuery } from '@tanstack/react-query';
import type { RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Button, buttonClass } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { useState } from 'react';
import { creatorQuery, offerQuery, useForSubscribers } from '../api/offers';

/** Whether those who subscribe to its author read a repository: instead of a price of its own, or beside it. */
export function ForSubscribers({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const state = useQuery(offerQuery(repository)).data;
  const creator = useQuery(creatorQuery(repository.namespace)).data;
  if (state === undefined || creator === undefined) return null;
  const words = { name: repository.namespace };
  return (
    <Panel title={t('creator.markTitle')}>
      {creator.offer === null && !state.isForSubscribers ? (
        <>
          <p className="mb-3 text-muted">{t('creator.noOffer', words)}</p>
          <AppLink href={`/${encodeURIComponent(repository.namespace)}/-/subscribers`} className={buttonClass()}>
            {t('creator.begin')}
          </AppLink>
        </>
      ) : (
        <Mark repository={repository} isMarked={state.isForSubscribers} offer={creator.offer} hasPrice={state.offer !== null} />
      )}
    </Panel>
  );
}

interface MarkProps {
  repository: RepositoryDetail;
  isMarked: boolean;
  offer: { priceMinor: string; currency: string } | null;
  hasPrice: boolean;
}

function Mark({ repository, isMarked, offer, hasPrice }: MarkProps) {
  const t = useT();
  const money = useMoney();
  const mark = useForSubscribers(repository);
  const [asks, setAsks] = useState(false);
  const close = () => (mark.reset(), setAsks(false));
  const price = offer === null ? '' : money(offer.priceMinor, offer.currency);
  const text = isMarked ? (hasPrice ? 'creator.unmarkSold' : 'creator.unmarkFree') : 'creator.markText';
  return (
    <>
      <p className="mb-3 text-muted">
        {isMarked ? t('creator.isMarked', { name: repository.namespace }) : t('creator.isNotMarked', { name: repository.namespace, price })}
      </p>
      <Button onClick={() => setAsks(true)}>{t(isMarked ? 'creator.unmark' : 'creator.mark')}</Button>
      <ConfirmDialog
        open={asks}
        onClose={close}
        title={t(isMarked ? 'creator.unmark' : 'creator.mark')}
        text={t(text, { name: repository.namespace })}
        action={t(isMarked ? 'creator.unmark' : 'creator.mark')}
        tone="primary"
        pending={mark.isPending}
        error={mark.error}
        onConfirm={() => mark.mutate(!isMarked, { onSuccess: close })}
      />
    </>
  );
}
