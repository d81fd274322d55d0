import type { NestedCollection as Nested } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { collectionHref } from '../model/address';
import { STRIPE } from '../model/theme';

/** A collection that stands in another one. */
export function NestedCollection({ collection }: { collection: Nested }) {
  const t = useT();
  return (
    <article className={cx('rounded-panel border border-t-4 border-line bg-surface px-3 py-2.5', STRIPE[collection.theme])}>
      <div className="flex min-w-0 items-center gap-2">
        <Icon name="collection" className="size-4 text-link" />
        <AppLink href={collectionHref(collection)} data-by-user="" className="min-w-0 truncate font-medium text-ink hover:text-link">
          <span className="font-normal text-muted">{collection.namespace}/</span>
          {collection.title}
        </AppLink>
      </div>
      <p className="mt-1 text-xs text-muted">{t('collection.items', { count: collection.itemsCount })}</p>
    </article>
  );
}
