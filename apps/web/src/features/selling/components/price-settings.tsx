import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { repositoryResource } from '../../../lib/addresses';
import type { OfferState, RepositoryDetail } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { useUsePrice } from '../../../lib/use-price';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { offerQuery, useEndOffer } from '../api/offers';
import { PriceForm } from './price-form';

/** What a repository costs: free, or sold to each buyer once for ever, by the month or by use. */
export function PriceSettings({ repository, currency }: { repository: RepositoryDetail; currency: string }) {
  const t = useT();
  const offer = useQuery(offerQuery(repository));
  return (
    <Panel title={t('selling.title')}>
      <QueryView query={offer} waiting={<SkeletonRows count={2} className="h-9" />}>
        {(state) => <Price repository={repository} currency={currency} state={state} />}
      </QueryView>
    </Panel>
  );
}

const HOW = { once: 'selling.once', monthly: 'selling.monthly', use: 'uses.monthly' } as const;

interface PriceProps {
  repository: RepositoryDetail;
  currency: string;
  state: OfferState;
}

function Price({ repository, currency, state: { offer, isForSubscribers } }: PriceProps) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const usePrice = useUsePrice();
  const [edits, setEdits] = useState(false);
  const [ends, setEnds] = useState(false);
  if (edits)
    return (
      <PriceForm
        resource={repositoryResource(repository)}
        type={repository.type}
        currency={currency}
        offer={offer}
        onClose={() => setEdits(false)}
      />
    );
  return (
    <div className="space-y-4">
      {offer === null ? (
        <p className="text-muted">{t(isForSubscribers ? 'selling.noOwnPrice' : 'selling.free')}</p>
      ) : (
        <p>
          <strong className="text-lg">{offer.use ? usePrice(offer.use, offer.currency) : money(offer.priceMinor, offer.currency)}</strong>{' '}
          <span className="text-muted">
            {t(HOW[offer.kind])}
            {offer.updatesMonths === null
              ? ''
              : ` · ${offer.updatesMonths === 0 ? t('versions.none') : t('versions.months', { count: offer.updatesMonths })}`}
            {offer.scope === 'use' && offer.kind !== 'use' ? ` · ${t('uses.here')}` : ''} · <span data-by-user="">{offer.licenceName}</span>{' '}
            · {t('selling.since', { day: formatDay(offer.since, locale) })}
          </span>
        </p>
      )}
      {repository.isPrivate && offer === null ? <Notice tone="warn">{t('selling.private')}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        <Button
          tone={offer === null ? 'primary' : 'plain'}
          onClick={() => setEdits(true)}
          disabled={repository.isPrivate && offer === null}
        >
          {t(offer === null ? 'selling.begin' : 'selling.change')}
        </Button>
        {offer === null ? null : <Button onClick={() => setEnds(true)}>{t('selling.end')}</Button>}
      </div>
      <EndDialog repository={repository} isMonthly={offer?.kind === 'monthly'} open={ends} onClose={() => setEnds(false)} />
    </div>
  );
}

function EndDialog({
  repository,
  isMonthly,
  open,
  onClose,
}: {
  repository: RepositoryDetail;
  isMonthly: boolean;
  open: boolean;
  onClose: () => void;
}) {
  const t = useT();
  const { say } = useToast();
  const end = useEndOffer(repositoryResource(repository));
  return (
    <ConfirmDialog
      open={open}
      onClose={() => (end.reset(), onClose())}
      title={t('selling.endTitle')}
      text={t(isMonthly ? 'selling.endTextMonthly' : 'selling.endText')}
      action={t('selling.end')}
      pending={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate(undefined, { onSuccess: () => (say(t('selling.ended')), onClose()) })}
    />
  );
}
