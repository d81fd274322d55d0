import { useQuery } from '@tanstack/react-query';
import type { NotificationReason } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { notificationSettingsQuery, useNotificationSettings } from '../api/notifications';

const REASONS = ['mention', 'participating', 'owner', 'watching'] as const;

/** For what one is written to by mail; each choice is saved as it is made. */
export function NotificationSettings() {
  const t = useT();
  const { say } = useToast();
  const settings = useQuery(notificationSettingsQuery);
  const save = useNotificationSettings();
  const set = (reasons: readonly NotificationReason[]) =>
    save.mutate(reasons, { onSuccess: () => say(t('notify.saved')), onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <QueryView query={settings} waiting={<SkeletonRows count={4} />}>
      {({ mailReasons, hasMail }) => (
        <Panel title={t('notify.mail')}>
          {hasMail ? null : <Notice className="mb-3">{t('notify.noMail')}</Notice>}
          <ul className="space-y-2">
            {REASONS.map((reason) => (
              <li key={reason}>
                <label className="inline-flex min-h-6 items-center gap-2">
                  <input
                    type="checkbox"
                    checked={mailReasons.includes(reason)}
                    onChange={({ target }) => set(target.checked ? [...mailReasons, reason] : mailReasons.filter((one) => one !== reason))}
                    className="size-4 accent-accent"
                  />
                  {t(`notify.reason.${reason}`)}
                </label>
              </li>
            ))}
          </ul>
          <p className="mt-3 text-xs text-muted">{t('notify.mailHint')}</p>
        </Panel>
      )}
    </QueryView>
  );
}
