import type { ReactNode } from 'react';
import type { Collection } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Avatar } from '../../../ui/avatar';
import { cx } from '../../../ui/class-names';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { STRIPE } from '../model/theme';
import { PrivateBadge } from './collection-card';

/** What a collection is, whose, and what can be done with it. */
export function CollectionHead({ collection, actions }: { collection: Collection; actions: ReactNode }) {
  const t = useT();
  const { namespace, ownerKind, title, description, itemsCount, updatedAt, theme, isPrivate } = collection;
  return (
    <header className={cx('mb-6 rounded-panel border border-t-4 border-line bg-surface p-5', STRIPE[theme])}>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72 space-y-2">
          <p className="flex items-center gap-2 text-sm text-muted">
            <Avatar name={namespace} kind={ownerKind} className="size-5" />
            <AppLink href={`/${encodeURIComponent(namespace)}`} data-by-user="" className="text-muted hover:text-ink hover:underline">
              {namespace}
            </AppLink>
          </p>
          <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-2xl font-semibold text-balance">
            <span data-by-user="">{title}</span>
            {isPrivate ? <PrivateBadge /> : null}
          </h1>
          {description === '' ? null : (
            <p data-by-user="" className="max-w-prose text-pretty whitespace-pre-line">
              {description}
            </p>
          )}
          <p className="flex flex-wrap gap-x-3 text-sm text-muted">
            <span>{t('collection.items', { count: itemsCount })}</span>
            <span>
              {t('collection.updated')} <Moment at={updatedAt} />
            </span>
          </p>
        </div>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </div>
    </header>
  );
}
