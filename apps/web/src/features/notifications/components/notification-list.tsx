import { NOTIFICATION_REASONS } from '@modelgrove/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Notification, NotificationReason } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Empty } from '../../../ui/empty';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { MoreButton } from '../../../ui/more-button';
import { ProblemPage } from '../../../ui/problem-page';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { addressOfNews, iconOf, newsKindOf, type NoticeKind, noticeOf } from '../model/news';
import { notificationsQuery, useMark, type NotificationFilter } from '../api/notifications';

/** What has news, the latest first. */
export function NotificationList({ filter, onFilter }: { filter: NotificationFilter; onFilter: (filter: NotificationFilter) => void }) {
  const t = useT();
  const list = useInfiniteQuery(notificationsQuery(filter));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Filters filter={filter} onFilter={onFilter} />
        <ForAll filter={filter} newest={newestOf(items)} />
      </div>
      {list.data === undefined ? list.isError ? <ProblemPage error={list.error} /> : <SkeletonRows count={5} className="h-16" /> : null}
      {list.data !== undefined && items.length === 0 ? <Empty>{t(filter.unread ? 'notify.noneUnread' : 'notify.none')}</Empty> : null}
      <ul className="divide-y divide-line overflow-hidden rounded-panel border border-line bg-surface empty:hidden">
        {items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

/** Ids grow with time of birth, not with news: the highest of those that are shown bounds what "all" means. */
function newestOf(items: readonly Notification[]): string | null {
  return items.length === 0 ? null : String(items.map(({ id }) => BigInt(id)).reduce((most, id) => (id > most ? id : most)));
}

function Filters({ filter, onFilter }: { filter: NotificationFilter; onFilter: (filter: NotificationFilter) => void }) {
  const t = useT();
  return (
    <>
      <label className="inline-flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          checked={filter.unread}
          onChange={(event) => onFilter({ ...filter, unread: event.target.checked })}
          className="size-4 accent-accent"
        />
        {t('notify.unreadOnly')}
      </label>
      <select
        aria-label={t('notify.reason')}
        value={filter.reason}
        onChange={(event) => onFilter({ ...filter, reason: event.target.value as NotificationReason | '' })}
        className="h-9 max-w-full min-w-0 rounded-control sm:max-w-72 border border-line-strong bg-surface px-2"
      >
        <option value="">{t('notify.reason.all')}</option>
        {NOTIFICATION_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {t(`notify.reason.${reason}`)}
          </option>
        ))}
      </select>
    </>
  );
}

function ForAll({ filter, newest }: { filter: NotificationFilter; newest: string | null }) {
  const t = useT();
  const [asked, setAsked] = useState(false);
  const read = useMark('read');
  const remove = useMark('remove');
  if (newest === null) return null;
  const all = { upTo: newest, unread: filter.unread, ...(filter.reason === '' ? {} : { reason: filter.reason }) };
  return (
    <div className="flex flex-wrap gap-2 sm:ml-auto">
      <Button onClick={() => read.mutate(all)} disabled={read.isPending}>
        {t('notify.allRead')}
      </Button>
      <Button onClick={() => setAsked(true)}>{t('notify.doneAll')}</Button>
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('notify.doneAllTitle')}
        text={t('notify.doneAllText')}
        action={t('notify.doneAll')}
        onConfirm={() => remove.mutate(all, { onSuccess: () => setAsked(false) })}
        pending={remove.isPending}
        error={remove.error}
        tone="primary"
      />
    </div>
  );
}

function Row({ item }: { item: Notification }) {
  const t = useT();
  const { say } = useToast();
  const read = useMark('read');
  const remove = useMark('remove');
  const notice = noticeOf(item);
  const refused = { onError: (error: Error) => say(problemText(error, t), 'danger') };
  return (
    <li className={cx('flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3', item.isRead ? undefined : 'bg-accent-soft/40')}>
      <Icon name={iconOf(item)} className={cx('size-5', item.isRead ? 'text-muted' : 'text-link')} />
      <div className="min-w-0 grow basis-56">
        <Told item={item} notice={notice} />
        {item.isRead ? null : <span className="sr-only"> ({t('notify.unread')})</span>}
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
          {notice === null ? <Discussed item={item} /> : null}
          <Moment at={item.updatedAt} />
          <span>· {t(`notify.reason.${item.reason}`)}</span>
        </p>
      </div>
      <Button tone="quiet" onClick={() => read.mutate({ ids: [item.id], isRead: !item.isRead }, refused)}>
        {t(item.isRead ? 'notify.markUnread' : 'notify.markRead')}
      </Button>
      <Button onClick={() => remove.mutate({ ids: [item.id] }, refused)}>{t('notify.done')}</Button>
    </li>
  );
}

/** What it is about, as a way there where there is one. */
function Told({ item, notice }: { item: Notification; notice: NoticeKind | null }) {
  const address = addressOfNews(item);
  const weight = item.isRead ? undefined : 'font-semibold';
  const words = notice === null ? <span data-by-user="">{item.title}</span> : <Notice kind={notice} item={item} />;
  if (address === null) return <span className={cx('break-words', weight)}>{words}</span>;
  return (
    <AppLink href={address} className={cx('break-words text-ink hover:underline', weight)}>
      {words}
    </AppLink>
  );
}

/** Where it was said, and what was done last. */
function Discussed({ item }: { item: Notification }) {
  const t = useT();
  const kind = newsKindOf(item);
  return (
    <>
      <span data-by-user="">
        {item.repository} #{item.num}
      </span>
      {kind === null ? null : (
        <span>
          <span data-by-user="">{item.actor?.name ?? t('talk.gone')}</span> {t(`notify.kind.${kind}`)}
        </span>
      )}
    </>
  );
}

function Notice({ kind, item }: { kind: NoticeKind; item: Notification }) {
  const t = useT();
  const person = item.actor?.name ?? t('talk.gone');
  const { repository, organization } = item;
  const details = item.details ?? t('notify.something');
  const values = {
    person,
    repository: repository ?? '',
    organization: organization ?? '',
    details,
    thing: repository ?? organization ?? '',
  };
  return (
    <span data-by-user="">
      {t(kind === 'invitation-accepted' && organization === null ? 'notify.notice.came' : `notify.notice.${kind}`, values)}
      {kind === 'access-rejected' && item.details !== null ? ` — ${item.details}` : null}
    </span>
  );
}
