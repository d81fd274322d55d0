import type { Import } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { percentOf } from '../model/states';

const TONES = { waiting: 'plain', running: 'accent', done: 'plain', failed: 'danger', cancelled: 'plain' } as const;

export function ImportList({ imports }: { imports: readonly Import[] }) {
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {imports.map((record) => (
        <Row key={record.id} record={record} />
      ))}
    </ul>
  );
}

function Row({ record }: { record: Import }) {
  const t = useT();
  const locale = useLocale();
  const percent = percentOf(record);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 p-3">
      <Icon name={record.type} className="size-4 text-muted" />
      <div className="min-w-0 flex-1">
        <AppLink href={`/imports/${record.id}`} className="font-medium break-all text-link hover:underline" data-by-user="">
          {record.namespace}/{record.name}
        </AppLink>
        <p className="text-xs break-all text-muted">
          <span data-by-user="">{record.sourceId}</span> · {record.upstream} · <Moment at={record.createdAt} />
          {record.bytesTotal === null ? null : ` · ${formatBytes(record.bytesTotal, locale)}`}
        </p>
      </div>
      <Badge tone={TONES[record.state]}>
        {t(`import.short.${record.state}`)}
        {record.state === 'running' && percent !== null ? ` ${percent} %` : ''}
      </Badge>
    </li>
  );
}
