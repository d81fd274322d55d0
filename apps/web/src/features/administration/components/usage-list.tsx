import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ListedUsage } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Avatar } from '../../../ui/avatar';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { usagesQuery } from '../api/lists';
import { questionOf, type ListState } from '../model/list-address';
import { ListFilter, ListRows } from './list-frame';

const PATH = '/admin/quotas';
const STATES = ['own', 'nearly-full'] as const;

interface Props {
  state: ListState;
  /** How much of its limits a namespace uses. */
  bars: (usage: ListedUsage) => ReactNode;
  onChange: (usage: ListedUsage) => void;
}

/** What everybody stores and may store, those that store most first. */
export function UsageList({ state, bars, onChange }: Props) {
  const t = useT();
  const usages = useQuery(usagesQuery(questionOf(state)));
  const options = STATES.map((value) => ({ value, title: t(`admin.quotas.${value}`) }));
  return (
    <>
      <p className="mb-4 max-w-prose text-muted">{t('admin.quotas.text')}</p>
      <ListFilter
        path={PATH}
        state={state}
        label={t('admin.quotas.search')}
        choices={[{ field: 'state', label: t('admin.state'), options }]}
      />
      <ListRows
        path={PATH}
        state={state}
        query={usages}
        row={(usage) => <UsageRow key={usage.namespace} usage={usage} bars={bars(usage)} onChange={() => onChange(usage)} />}
      />
    </>
  );
}

function UsageRow({ usage, bars, onChange }: { usage: ListedUsage; bars: ReactNode; onChange: () => void }) {
  const t = useT();
  const { namespace, fullName, kind, isDefault } = usage;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 p-3 md:grid-cols-[minmax(0,13rem)_minmax(0,1fr)_auto]">
      <div className="flex min-w-0 items-center gap-3">
        <Avatar name={namespace} kind={kind} className="size-8" />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2">
            <AppLink href={`/${encodeURIComponent(namespace)}`} className="min-w-0 truncate font-medium text-ink hover:text-link">
              {namespace}
            </AppLink>
            {isDefault ? null : <Badge tone="accent">{t('admin.quotas.ownBadge')}</Badge>}
          </p>
          {fullName === '' ? null : <p className="truncate text-xs text-muted">{fullName}</p>}
        </div>
      </div>
      <div className="text-xs max-md:order-last max-md:col-span-2">{bars}</div>
      <Button onClick={onChange} aria-label={t('admin.quotas.changeOf', { name: namespace })}>
        {t('admin.quotas.change')}
      </Button>
    </li>
  );
}
