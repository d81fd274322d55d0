import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { repositoryAddress, type RepositoryKey } from '../../../lib/addresses';
import type { Descendant, Lineage } from '../../../lib/api-types';
import { formatCapped } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { descendantsQuery } from '../api/lineage';
import { type Kind, kindsOf } from '../model/tree';
import { Badges } from './origin-line';

/** What was made from it, a kind at a time. */
export function DescendantKinds({ of, lineage }: { of: RepositoryKey; lineage: Lineage }) {
  const t = useT();
  return (
    <ul>
      {kindsOf(lineage).map((kind) => (
        <li key={kind} className="border-t border-line first:border-t-0">
          <OneKind of={of} kind={kind} title={t(`lineage.kind.${kind}`)} count={lineage.descendants[kind]!} />
        </li>
      ))}
    </ul>
  );
}

interface OneProps {
  of: RepositoryKey;
  kind: Kind;
  title: string;
  count: NonNullable<Lineage['descendants'][Kind]>;
}

function OneKind({ of, kind, title, count }: OneProps) {
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex h-9 w-full cursor-pointer items-center gap-2 rounded-control text-left hover:bg-hover"
      >
        <Icon name={isOpen ? 'chevron' : 'next'} className="size-3.5 text-muted" />
        <span className="grow">{title}</span>
        <span className="text-muted tabular-nums">{formatCapped(count, locale)}</span>
      </button>
      {isOpen ? <Listed of={of} kind={kind} /> : null}
    </>
  );
}

function Listed({ of, kind }: { of: RepositoryKey; kind: Kind }) {
  const t = useT();
  const query = useInfiniteQuery(descendantsQuery(of, kind));
  return (
    <div className="pb-2 pl-5.5">
      <QueryView query={query} waiting={<SkeletonRows count={2} className="h-5" />}>
        {({ pages }) => (
          <ul className="space-y-1">
            {pages
              .flatMap(({ items }) => items)
              .map((one) => (
                <DescendantLine key={one.repository.id} {...one} />
              ))}
          </ul>
        )}
      </QueryView>
      {query.hasNextPage ? (
        <Button className="mt-2" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('lineage.more')}
        </Button>
      ) : null}
    </div>
  );
}

function DescendantLine({ repository, making, measured }: Descendant) {
  const t = useT();
  return (
    <li className="flex min-w-0 items-center justify-between gap-2">
      <span className="min-w-0">
        <AppLink href={repositoryAddress(repository)} className="wrap-anywhere text-link hover:underline">
          {repository.id}
        </AppLink>
        {repository.isPrivate ? (
          <span className="ml-1.5 inline-flex align-[-0.125em] text-muted" role="img" aria-label={t('repo.private')}>
            <Icon name="lock" className="size-3.5" />
          </span>
        ) : null}
      </span>
      <Badges making={making} measured={measured} />
    </li>
  );
}
