import { NOTIFICATION_REASONS } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { NotificationReason } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { type NotificationChoice, notificationSettingsQuery, useNotificationSettings } from '../api/notifications';

const LEVELS = ['hub', 'mail', 'off'] as const;

/** Of what one is told, and for what one is written to by mail as well; each choice is saved as it is made. */
export function NotificationSettings() {
  const t = useT();
  const { say } = useToast();
  const settings = useQuery(notificationSettingsQuery);
  const save = useNotificationSettings();
  const set = (choice: NotificationChoice) =>
    save.mutate(choice, { onSuccess: () => say(t('notify.saved')), onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <QueryView query={settings} waiting={<SkeletonRows count={4} />}>
      {({ mailReasons, mutedReasons, hasMail }) => (
        <Panel title={t('notify.tellMe')}>
          {hasMail ? null : <Notice className="mb-3">{t('notify.noMail')}</Notice>}
          <ul className="space-y-3">
            {NOTIFICATION_REASONS.map((reason) => (
              <ReasonChoice
                key={reason}
                reason={reason}
                level={mutedReasons.includes(reason) ? 'off' : mailReasons.includes(reason) ? 'mail' : 'hub'}
                onChoose={(level) =>
                  set({
                    mailReasons: withOne(mailReasons, reason, level === 'mail'),
                    mutedReasons: withOne(mutedReasons, reason, level === 'off'),
                  })
                }
              />
            ))}
          </ul>
          {hasMail ? <p className="mt-4 text-xs text-muted">{t('notify.always')}</p> : null}
        </Panel>
      )}
    </QueryView>
  );
}

type Level = (typeof LEVELS)[number];
interface ChoiceProps {
  reason: NotificationReason;
  level: Level;
  onChoose: (level: Level) => void;
}

function ReasonChoice({ reason, level, onChoose }: ChoiceProps) {
  const t = useT();
  const id = useId();
  return (
    <li className="flex flex-wrap items-center justify-between gap-2">
      <label htmlFor={id}>{t(`notify.reason.${reason}`)}</label>
      <select
        id={id}
        value={level}
        onChange={({ target }) => onChoose(target.value as Level)}
        className="h-9 rounded-control border border-line-strong bg-surface px-2"
      >
        {LEVELS.map((one) => (
          <option key={one} value={one}>
            {t(`notify.level.${one}`)}
          </option>
        ))}
      </select>
    </li>
  );
}

function withOne(reasons: readonly NotificationReason[], reason: NotificationReason, isIn: boolean): NotificationReason[] {
  const others = reasons.filter((one) => one !== reason);
  return isIn ? [...others, reason] : others;
}
