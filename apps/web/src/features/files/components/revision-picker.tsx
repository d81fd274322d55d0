import { useT } from '../../../lib/i18n';
import { useGo } from '../../../lib/use-go';
import { buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Menu } from '../../../ui/menu';
import type { MenuEntry } from '../../../ui/menu-entry';

interface Props {
  revision: string;
  branches: readonly string[];
  tags: readonly string[];
  addressOf: (revision: string) => string;
}

export function RevisionPicker({ revision, branches, tags, addressOf }: Props) {
  const t = useT();
  const go = useGo();
  const group = (title: string, names: readonly string[]): MenuEntry => ({
    kind: 'choices',
    title,
    value: revision,
    choices: names.map((name) => ({ value: name, title: name })),
    onChoose: (name) => go(addressOf(name)),
  });
  const entries = [group(t('files.branches'), branches), ...(tags.length === 0 ? [] : [group(t('files.tags'), tags)])];
  const trigger = (
    <>
      <Icon name="branch" />
      <span className="max-w-40 truncate">{/^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 8) : revision}</span>
      <Icon name="chevron" className="size-3.5" />
    </>
  );
  return (
    <Menu trigger={trigger} label={t('files.revision', { name: revision })} className={buttonClass()} entries={entries} align="start" />
  );
}
