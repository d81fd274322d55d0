import { useQuery } from '@tanstack/react-query';
import type { BrowserSession } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Moment } from '../../../ui/moment';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { sessionsQuery, useEndOtherSessions, useEndSession } from '../api/sessions';
import { deviceOf } from '../model/device';

export function SessionsPanel() {
  const t = useT();
  const sessions = useQuery(sessionsQuery);
  const others = useEndOtherSessions();
  const { say } = useToast();
  const endOthers = () =>
    others.mutate(undefined, { onSuccess: () => say(t('sessions.othersEnded')), onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <Panel title={t('sessions.title')}>
      <p className="text-muted">{t('sessions.text')}</p>
      <div className="mt-4">
        <QueryView query={sessions} waiting={<SkeletonRows count={2} className="h-14" />}>
          {(list) => (
            <>
              <SessionList sessions={list} />
              {list.length > 1 ? (
                <Button className="mt-4" onClick={endOthers} disabled={others.isPending}>
                  {t('sessions.endOthers')}
                </Button>
              ) : null}
            </>
          )}
        </QueryView>
      </div>
    </Panel>
  );
}

function SessionList({ sessions }: { sessions: readonly BrowserSession[] }) {
  const t = useT();
  const end = useEndSession();
  const { say } = useToast();
  const nameOf = ({ userAgent }: BrowserSession) => {
    const { browser, system } = deviceOf(userAgent);
    return [browser, system].filter((part) => part !== null).join(' · ') || t('sessions.unknown');
  };
  const endOne = (id: string) =>
    end.mutate(id, { onSuccess: () => say(t('sessions.ended')), onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <ul className="divide-y divide-line rounded-control border border-line">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3">
          <div className="min-w-0 grow" title={session.userAgent}>
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {nameOf(session)}
              {session.current ? <Badge tone="accent">{t('sessions.current')}</Badge> : null}
            </p>
            <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-muted">
              <span className="break-all">{session.address}</span>
              <span>
                {t('sessions.lastUsed')} <Moment at={session.lastUsedAt} />
              </span>
              <span>
                {t('sessions.since')} <Moment at={session.createdAt} />
              </span>
            </p>
          </div>
          {session.current ? null : (
            <Button
              onClick={() => endOne(session.id)}
              disabled={end.isPending}
              aria-label={t('sessions.endNamed', { name: nameOf(session) })}
            >
              {t('sessions.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
