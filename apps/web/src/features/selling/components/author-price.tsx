import { useState } from 'react';
import type { Creator } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { authorResource, useEndOffer } from '../api/offers';
import { PriceForm } from './price-form';

/** What subscribing to an author costs, and what they say that they give for it. */
export function AuthorPrice({ creator, currency }: { creator: Creator; currency: string }) {
  const t = useT();
  const [edits, setEdits] = useState(false);
  const [ends, setEnds] = useState(false);
  const { name, offer } = creator;
  if (edits)
    return (
      <Panel title={t('creator.title')}>
        <PriceForm resource={authorResource(name)} type={null} currency={currency} offer={offer} onClose={() => setEdits(false)} />
      </Panel>
    );
  return (
    <Panel title={t('creator.title')}>
      {offer === null ? <p className="mb-4 text-muted">{t('creator.none')}</p> : <Offered offer={offer} />}
      <div className="flex flex-wrap gap-2">
        <Button tone={offer === null ? 'primary' : 'plain'} onClick={() => setEdits(true)}>
          {t(offer === null ? 'selling.begin' : 'selling.change')}
        </Button>
        {offer === null ? null : <Button onClick={() => setEnds(true)}>{t('creator.end')}</Button>}
      </div>
      <EndDialog name={name} open={ends} onClose={() => setEnds(false)} />
    </Panel>
  );
}

function Offered({ offer }: { offer: NonNullable<Creator['offer']> }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  return (
    <>
      <p>
        <strong className="text-lg">{money(offer.priceMinor, offer.currency)}</strong>{' '}
        <span className="text-muted">
          {t('selling.monthly')} · <span data-by-user="">{offer.licenceName}</span> ·{' '}
          {t('selling.since', { day: formatDay(offer.since, locale) })}
        </span>
      </p>
      <p className="mt-2 mb-4 max-w-prose whitespace-pre-line" data-by-user="">
        {offer.description}
      </p>
    </>
  );
}

function EndDialog({ name, open, onClose }: { name: string; open: boolean; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const end = useEndOffer(authorResource(name));
  return (
    <ConfirmDialog
      open={open}
      onClose={() => (end.reset(), onClose())}
      title={t('creator.endTitle')}
      text={t('creator.endText')}
      action={t('creator.end')}
      pending={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate(undefined, { onSuccess: () => (say(t('creator.ended')), onClose()) })}
    />
  );
}
