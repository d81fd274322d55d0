import { repositoryAddress } from '../../../lib/addresses';
import type { CollectionItem, CollectionSummary } from '../../../lib/api-types';
import { formatCount } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Avatar } from '../../../ui/avatar';
import { Badge } from '../../../ui/badge';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { collectionHref } from '../model/address';
import { STRIPE } from '../model/theme';

/** A collection in a list: what it is, whose, and the first of what stands in it. */
export function CollectionCard({ collection }: { collection: CollectionSummary }) {
  const t = useT();
  return (
    <article
      className={cx(
        'flex h-full flex-col gap-3 rounded-panel border border-t-4 border-line bg-surface p-4 hover:border-x-line-strong hover:border-b-line-strong',
        STRIPE[collection.theme],
      )}
    >
      <header className="min-w-0 space-y-1">
        <h3 className="flex min-w-0 items-center gap-2">
          <AppLink
            href={collectionHref(collection)}
            data-by-user=""
            className="min-w-0 truncate text-lg font-semibold text-ink hover:text-link"
          >
            {collection.title}
          </AppLink>
          {collection.isPrivate ? <PrivateBadge /> : null}
        </h3>
        {collection.description === '' ? null : (
          <p data-by-user="" className="line-clamp-2 text-muted">
            {collection.description}
          </p>
        )}
      </header>
      {collection.items.length === 0 ? (
        <p className="grow text-sm text-muted">{t('collection.empty')}</p>
      ) : (
        <ul className="grow space-y-1">
          {collection.items.map((item) => (
            <li key={item.id} className="min-w-0">
              <ItemLink item={item} />
            </li>
          ))}
        </ul>
      )}
      <CardFoot collection={collection} />
    </article>
  );
}

export function PrivateBadge() {
  const t = useT();
  return (
    <Badge tone="warn" className="shrink-0">
      <Icon name="lock" className="size-3" />
      {t('repo.private')}
    </Badge>
  );
}

function ItemLink({ item }: { item: CollectionItem }) {
  const { repository, collection } = item;
  if (repository === null && collection === null) return null;
  const href = repository ? repositoryAddress(repository) : collectionHref(collection!);
  return (
    <AppLink href={href} data-by-user="" className="flex min-w-0 items-center gap-2 text-sm text-ink hover:text-link">
      <Icon name={repository ? repository.type : 'collection'} className="size-4 text-muted" />
      <span className="min-w-0 truncate">{repository ? repository.id : collection!.title}</span>
    </AppLink>
  );
}

function CardFoot({ collection }: { collection: CollectionSummary }) {
  const t = useT();
  const locale = useLocale();
  const { namespace, ownerKind, itemsCount, upvotes, updatedAt } = collection;
  return (
    <footer className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
      <AppLink
        href={`/${encodeURIComponent(namespace)}`}
        data-by-user=""
        className="flex min-w-0 items-center gap-1.5 text-muted hover:text-ink"
      >
        <Avatar name={namespace} kind={ownerKind} className="size-4" />
        <span className="min-w-0 truncate">{namespace}</span>
      </AppLink>
      <span>{t('collection.items', { count: itemsCount })}</span>
      <span title={t('collection.upvotes')} className="inline-flex items-center gap-1">
        <Icon name="chevron" className="size-3.5 rotate-180" />
        <span className="sr-only">{t('collection.upvotes')}</span>
        {formatCount(upvotes, locale)}
      </span>
      <Moment at={updatedAt} className="ml-auto" />
    </footer>
  );
}
