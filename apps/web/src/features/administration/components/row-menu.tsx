import { useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';
import { Menu } from '../../../ui/menu';
import type { MenuEntry } from '../../../ui/menu-entry';

const TRIGGER =
  'inline-flex size-8 shrink-0 items-center self-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink';

/** What can be done with one row. */
export function RowMenu({ name, entries }: { name: string; entries: readonly MenuEntry[] }) {
  const t = useT();
  return (
    <Menu trigger={<Icon name="more" className="size-5" />} label={t('admin.deedsOf', { name })} className={TRIGGER} entries={entries} />
  );
}
