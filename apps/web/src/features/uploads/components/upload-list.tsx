import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import type { MessageId } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { isBeingChecked } from '../model/progress';
import type { ItemState, UploadItem } from '../model/upload-types';

/** What needs a look comes first; of thousands of files the rest is a number. */
const ORDER: ItemState[] = ['failed', 'refused', 'sending', 'hashing', 'checking', 'ready', 'sent', 'there'];
const MOST_SHOWN = 200;

export function UploadList({ items, busy, onRemove }: { items: readonly UploadItem[]; busy: boolean; onRemove: (path: string) => void }) {
  const t = useT();
  if (items.length === 0) return null;
  const sorted = items.length > 1000 && !busy ? items : items.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const shown = sorted.slice(0, MOST_SHOWN);
  return (
    <section aria-label={t('upload.files')} className="overflow-hidden rounded-panel border border-line bg-surface">
      <ul className="divide-y divide-line">
        {shown.map((item) => (
          <ItemRow key={item.path} item={item} onRemove={busy ? null : () => onRemove(item.path)} />
        ))}
      </ul>
      {items.length > shown.length ? (
        <p className="border-t border-line px-3 py-2 text-xs text-muted">{t('upload.andMore', { count: items.length - shown.length })}</p>
      ) : null}
    </section>
  );
}

function ItemRow({ item, onRemove }: { item: UploadItem; onRemove: (() => void) | null }) {
  const t = useT();
  const locale = useLocale();
  const wrong = item.state === 'failed' || item.state === 'refused';
  return (
    <li className="px-3 py-2">
      <div className="flex items-center gap-2">
        <Icon
          name={wrong ? 'warning' : item.state === 'sent' || item.state === 'there' ? 'check' : 'file'}
          className={cx('size-4', wrong ? 'text-danger' : 'text-muted')}
        />
        <span className="min-w-0 grow font-mono text-xs">{item.path}</span>
        {item.isLarge ? <Badge className="shrink-0">LFS</Badge> : null}
        <span className="shrink-0 text-xs whitespace-nowrap text-muted">{formatBytes(item.file.size, locale)}</span>
        {onRemove === null ? null : (
          <button
            type="button"
            onClick={onRemove}
            aria-label={t('upload.remove', { path: item.path })}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink"
          >
            <Icon name="close" className="size-3.5" />
          </button>
        )}
      </div>
      <ItemNote item={item} />
    </li>
  );
}

const PROBLEMS: Record<string, MessageId> = {
  'path/invalid': 'upload.problem.invalid',
  'path/is-folder': 'upload.problem.isFolder',
  'path/below-file': 'upload.problem.belowFile',
  'path/collision': 'upload.problem.collision',
  'upload/file-changed': 'upload.problem.changed',
};

function ItemNote({ item }: { item: UploadItem }) {
  const t = useT();
  if (item.problem !== null) {
    const known = PROBLEMS[item.problem.code];
    return <p className="mt-1 pl-6 text-xs text-danger">{known === undefined ? item.problem.message : t(known)}</p>;
  }
  const moving = item.state === 'hashing' || item.state === 'sending';
  const part = item.state === 'hashing' ? item.hashedBytes : item.sentBytes;
  const percent = item.file.size === 0 ? 100 : Math.floor((part / item.file.size) * 100);
  if (isBeingChecked(item)) {
    return (
      <div className="mt-1 flex items-center gap-2 pl-6 text-xs text-muted">
        <progress aria-label={item.path} className="h-1.5 grow" />
        <span className="whitespace-nowrap">{t('upload.verifying')}</span>
      </div>
    );
  }
  if (moving && item.isLarge) {
    return (
      <div className="mt-1 flex items-center gap-2 pl-6 text-xs text-muted">
        <progress max={100} value={percent} aria-label={item.path} className="h-1.5 grow" />
        <span className="whitespace-nowrap">{t(item.state === 'hashing' ? 'upload.hashing' : 'upload.sending', { percent })}</span>
      </div>
    );
  }
  const isKnown = item.state === 'sent' && item.foundBytes > 0 && item.foundBytes === item.file.size;
  const note: MessageId | null = isKnown
    ? 'upload.known'
    : item.state === 'there'
      ? 'upload.there'
      : item.contentId !== null && item.state === 'ready'
        ? 'upload.replaces'
        : null;
  return note === null ? null : <p className="mt-0.5 pl-6 text-xs text-muted">{t(note)}</p>;
}
