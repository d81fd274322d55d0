import { useInfiniteQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Dialog } from '../../../ui/dialog';
import { Icon } from '../../../ui/icon';
import { MoreButton } from '../../../ui/more-button';
import { Notice } from '../../../ui/notice';
import { SkeletonRows } from '../../../ui/skeleton';
import { choicesQuery, useGather } from '../api/collections';
import { NewCollection } from './new-collection';

interface Props {
  of: RepositoryKey;
  owners: readonly string[];
  onClose: () => void;
}

/** Every collection that the visitor may add to, checked where it stands already. */
export default function GatherDialog({ of, owners, onClose }: Props) {
  const t = useT();
  const list = useInfiniteQuery(choicesQuery(of));
  const gather = useGather(of);
  const choices = list.data?.pages.flatMap((page) => page.items);
  const error = gather.error ?? list.error;
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()} title={t('collection.add')} description={t('collection.addHint')}>
      {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
      {choices === undefined && !list.isError ? <SkeletonRows count={3} className="h-9" /> : null}
      {choices?.length === 0 ? <p className="text-muted">{t('collection.noneYet')}</p> : null}
      <ul className="-mx-2 max-h-72 overflow-y-auto">
        {choices?.map((choice) => (
          <li key={`${choice.namespace}/${choice.slug}`}>
            <label className="flex min-w-0 cursor-pointer items-center gap-3 rounded-control px-2 py-2 hover:bg-hover">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-accent"
                checked={choice.itemId !== null}
                disabled={gather.isPending}
                onChange={() => gather.mutate({ collection: choice, itemId: choice.itemId })}
              />
              <span data-by-user="" className="min-w-0 grow truncate">
                {choice.title} <span className="text-muted">{choice.namespace}</span>
              </span>
              {choice.isPrivate ? (
                <span className="shrink-0 text-muted">
                  <Icon name="lock" className="size-3.5" />
                  <span className="sr-only">{t('repo.private')}</span>
                </span>
              ) : null}
            </label>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
      <div className="mt-4 flex justify-end">
        <NewCollection owners={owners} onMade={(made) => gather.mutate({ collection: made, itemId: null })} />
      </div>
    </Dialog>
  );
}
