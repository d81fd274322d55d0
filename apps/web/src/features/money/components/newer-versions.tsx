// Above what somebody bought up to a day: that it is shown as it was then, and the newer versions to buy.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RepositoryDetail } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { offerQuery } from '../api/purchases';
import { BuyBox } from './buy-box';

interface Props {
  repository: RepositoryDetail;
  payers: readonly string[] | null | undefined;
}

export function NewerVersions({ repository, payers }: Props) {
  const t = useT();
  const locale = useLocale();
  const { data } = useQuery(offerQuery(repository));
  const [isOpen, setOpen] = useState(false);
  if (!data?.versionsUntil) return null;
  if (isOpen && data.offer) return <BuyBox repository={repository} payers={payers} />;
  return (
    <div className="mb-6">
      <Notice>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>{t('versions.held', { day: formatDay(data.versionsUntil, locale) })}</p>
          {data.offer ? <Button onClick={() => setOpen(true)}>{t('versions.newer')}</Button> : null}
        </div>
      </Notice>
    </div>
  );
}
