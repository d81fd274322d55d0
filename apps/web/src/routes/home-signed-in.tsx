import { REPO_TYPES } from '@modelgrove/shared';
import { useQueries } from '@tanstack/react-query';
import { feedQuery } from '../features/activity/api/activity';
import { ActivityList } from '../features/activity/components/activity-list';
import { WorkPanel } from '../features/activity/components/work-panel';
import { repositoriesQuery } from '../features/repositories/api/list';
import { repositoryAddress, type RepositoryKey } from '../lib/addresses';
import { useT } from '../lib/i18n';
import { seenLately } from '../lib/seen-lately';
import { buttonClass } from '../ui/button';
import { Empty } from '../ui/empty';
import { Icon } from '../ui/icon';
import { AppLink } from '../ui/link';
import { Panel } from '../ui/page';

const SHOWN = 5;

/** What goes on around somebody who is signed in. */
export function HomeFeed() {
  const t = useT();
  return (
    <section aria-labelledby="feed" className="min-w-0">
      <h2 id="feed" className="mb-3 text-lg font-semibold">
        {t('home.feedTitle')}
      </h2>
      <ActivityList query={feedQuery} empty={<NothingFollowed />} />
    </section>
  );
}

/** What waits for them, and where they were. */
export function HomeWork({ userName }: { userName: string }) {
  return (
    <>
      <WorkPanel userName={userName} />
      <Recent userName={userName} />
    </>
  );
}

function NothingFollowed() {
  const t = useT();
  const find = (
    <AppLink href="/search?q=" className={buttonClass('primary')}>
      {t('home.feedFind')}
    </AppLink>
  );
  return <Empty action={find}>{t('home.feedEmpty')}</Empty>;
}

/** What they looked at last; who has looked at nothing yet finds their own. */
function Recent({ userName }: { userName: string }) {
  const t = useT();
  const seen = seenLately(userName);
  if (seen.length > 0)
    return (
      <Panel title={t('home.recent')}>
        <Repositories items={seen.slice(0, SHOWN)} />
        <p className="mt-2 text-xs text-muted">{t('home.recentEmpty')}</p>
      </Panel>
    );
  return <OwnLatest userName={userName} />;
}

function OwnLatest({ userName }: { userName: string }) {
  const t = useT();
  const pages = useQueries({
    queries: REPO_TYPES.map((type) => repositoriesQuery({ type, author: userName, sort: 'updated', limit: SHOWN })),
  });
  const items = pages
    .flatMap(({ data }) => data?.items ?? [])
    .sort((a, b) => b.lastModifiedAt.localeCompare(a.lastModifiedAt))
    .slice(0, SHOWN);
  return (
    <Panel title={t('home.ownLatest')}>
      {items.length > 0 ? (
        <Repositories items={items} />
      ) : (
        <AppLink href="/new" className="inline-flex items-center gap-1.5 text-link hover:underline">
          <Icon name="plus" />
          {t('home.publishFirst')}
        </AppLink>
      )}
    </Panel>
  );
}

function Repositories({ items }: { items: readonly RepositoryKey[] }) {
  return (
    <ul>
      {items.map((one) => (
        <li key={repositoryAddress(one)} className="flex items-center gap-2 py-1">
          <Icon name={one.type} className="size-4 text-muted" />
          <AppLink href={repositoryAddress(one)} data-by-user="" className="min-w-0 truncate text-ink hover:text-link hover:underline">
            {one.namespace}/{one.name}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
