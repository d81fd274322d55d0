import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { AuditEvent } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { SearchInput } from '../../../ui/search-input';
import { auditQuery } from '../api/lists';
import { adminHref, questionOf, type ListState } from '../model/list-address';
import { ListRows } from './list-frame';

const PATH = '/admin/audit';
const FIELDS = ['actor', 'action', 'subject'] as const;

/** Who did what, newest first. */
export function AuditList({ state }: { state: ListState }) {
  const t = useT();
  const { history } = useRouter();
  const events = useQuery(auditQuery(questionOf(state)));
  return (
    <>
      <div role="search" className="mb-4 flex flex-wrap gap-2">
        {FIELDS.map((field) => (
          <SearchInput
            key={field}
            value={state[field] ?? ''}
            label={t(`admin.audit.${field}`)}
            onSettle={(text) => history.replace(adminHref(PATH, { ...state, cursor: '', [field]: text }))}
          />
        ))}
      </div>
      <ListRows path={PATH} state={state} query={events} row={(event) => <EventRow key={event.id} event={event} />} />
    </>
  );
}

function EventRow({ event }: { event: AuditEvent }) {
  const t = useT();
  const locale = useLocale();
  const details = JSON.stringify(event.details);
  return (
    <li className="p-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        {event.actorName === null ? (
          <span className="font-medium">{event.actorKind === 'system' ? t('admin.audit.system') : t('admin.audit.nobody')}</span>
        ) : (
          <AppLink href={`/${encodeURIComponent(event.actorName)}`} className="font-medium text-ink hover:text-link">
            {event.actorName}
          </AppLink>
        )}
        <code className="font-mono text-xs">{event.action}</code>
        <code className="font-mono text-xs text-muted">{event.subject}</code>
      </p>
      <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
        <time dateTime={event.at}>{formatMoment(event.at, locale)}</time>
        {event.address === '' ? null : <span>{event.address}</span>}
        {details === '{}' ? null : <code className="min-w-0 font-mono">{details}</code>}
      </p>
    </li>
  );
}
