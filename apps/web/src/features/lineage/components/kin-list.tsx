import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { repositoryAddress, type RepositoryKey } from '../../../lib/addresses';
import type { Kin, KinPage } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { moreKinQuery } from '../api/lineage';
import { MeasuredBadge } from './origin-line';

/** Models that have the same tensors, whatever their cards say: the hub has compared the contents. */
export function KinList({ of, first }: { of: RepositoryKey; first: KinPage }) {
  const t = useT();
  const [wantsMore, setWantsMore] = useState(false);
  const more = useInfiniteQuery({ ...moreKinQuery(of, first.nextCursor), enabled: wantsMore });
  const items = [...first.items, ...(more.data?.pages.flatMap((page) => page.items) ?? [])];
  const hasMore = wantsMore ? more.hasNextPage : first.nextCursor !== null;
  const next = () => (wantsMore ? void more.fetchNextPage() : setWantsMore(true));
  return (
    <div className="mt-3">
      <h3 className="mb-1 text-xs text-muted">{t('lineage.kin')}</h3>
      <ul className="space-y-2">
        {items.map((kin) => (
          <KinLine key={kin.repository.id} {...kin} />
        ))}
      </ul>
      {hasMore ? (
        <Button className="mt-2" disabled={more.isFetching} onClick={next}>
          {t('lineage.more')}
        </Button>
      ) : null}
    </div>
  );
}

function KinLine({ repository, measured }: Kin) {
  const t = useT();
  const locale = useLocale();
  const { isOrigin, percent, otherPercent, sharedTensors, sharedBytes, tensors } = measured;
  const exact = { shared: sharedTensors, tensors, bytes: formatBytes(sharedBytes, locale), other: otherPercent };
  return (
    <li className="min-w-0 space-y-0.5">
      <p className="text-xs text-muted">{t(isOrigin ? 'lineage.kin.origin' : 'lineage.kin.later', { percent })}</p>
      <div className="flex min-w-0 items-center justify-between gap-2">
        <span className="flex min-w-0 items-center gap-1.5">
          <Icon name="model" className="size-3.5 text-muted" />
          <AppLink href={repositoryAddress(repository)} className="min-w-0 wrap-anywhere text-link hover:underline">
            {repository.id}
          </AppLink>
        </span>
        <MeasuredBadge />
      </div>
      <p className="text-xs text-muted">{t('lineage.kin.exact', exact)}</p>
    </li>
  );
}
