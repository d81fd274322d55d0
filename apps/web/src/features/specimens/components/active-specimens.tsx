// What answers to a visitor: menus, dialogs, fields, lists of parts.
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { ChipsField } from '../../../ui/chips-field';
import { ComboField } from '../../../ui/combo-field';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Dialog } from '../../../ui/dialog';
import { SelectField, TextAreaField, TextField } from '../../../ui/field';
import { HowToCommit } from '../../../ui/how-to-commit';
import { Icon } from '../../../ui/icon';
import { Menu } from '../../../ui/menu';
import type { MenuEntry } from '../../../ui/menu-entry';
import { MoreButton } from '../../../ui/more-button';
import { NavTabs } from '../../../ui/nav-tabs';
import { Paging } from '../../../ui/paging';
import { QueryView } from '../../../ui/query-view';
import { SearchInput } from '../../../ui/search-input';
import { Sheet } from '../../../ui/sheet';
import { SideNavLayout } from '../../../ui/side-nav';
import { SkeletonRows } from '../../../ui/skeleton';
import { Tabs } from '../../../ui/tabs';
import { useToast } from '../../../ui/toast';

export const ACTIVE_SPECIMENS: Record<string, () => ReactNode> = {
  'chips-field': ChipsSpecimen,
  'combo-field': ComboSpecimen,
  'confirm-dialog': ConfirmSpecimen,
  dialog: DialogSpecimen,
  field: FieldSpecimen,
  'how-to-commit': HowToCommitSpecimen,
  menu: MenuSpecimen,
  'menu-popup': MenuSpecimen,
  'more-button': () => (
    <MoreButton list={{ hasNextPage: true, isFetchingNextPage: false, fetchNextPage: () => new Promise(() => undefined) }} />
  ),
  'nav-tabs': NavTabsSpecimen,
  paging: () => <Paging first="/design" next="/design" />,
  // A page of its own stands in the place of the whole page: the address of nothing shows it.
  'problem-page': ProblemSpecimen,
  'query-view': QuerySpecimen,
  'search-input': SearchSpecimen,
  sheet: SheetSpecimen,
  'side-nav': SideNavSpecimen,
  tabs: TabsSpecimen,
  toast: ToastSpecimen,
};

function ChipsSpecimen() {
  const t = useT();
  const [values, setValues] = useState(['read', 'write']);
  return (
    <ChipsField
      label={t('org.role')}
      code="roles"
      items={ROLES.map((role) => ({ value: role, label: t(`org.role.${role}`), note: role }))}
      values={values}
      onChange={setValues}
      removeLabel={(name) => `${t('new.licenseClear')}: ${name}`}
    />
  );
}

const ROLES = ['read', 'contributor', 'write', 'admin'] as const;

function ComboSpecimen() {
  const t = useT();
  const [value, setValue] = useState('read');
  const items = ROLES.map((role) => ({ value: role, label: t(`org.role.${role}`), note: role }));
  return <ComboField label={t('org.role')} items={items} value={value} onChange={setValue} clearLabel={t('new.licenseClear')} />;
}

function HowToCommitSpecimen() {
  const [isProposed, setProposed] = useState(false);
  return (
    <div className="space-y-4">
      <HowToCommit mayWrite revision="main" isProposed={isProposed} onChange={setProposed} />
      <HowToCommit mayWrite={false} revision="main" isProposed onChange={setProposed} />
      <HowToCommit mayWrite={false} guard="ma*" revision="main" isProposed onChange={setProposed} />
    </div>
  );
}

function ConfirmSpecimen() {
  const t = useT();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button tone="danger" onClick={() => setOpen(true)}>
        {t('org.deleteAction')}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        title={t('org.deleteTitle', { name: 'acme' })}
        text={t('org.deleteText')}
        action={t('org.deleteAction')}
        typed={{ label: t('confirm.type', { name: 'acme' }), text: 'acme' }}
        onConfirm={close}
        pending={false}
        error={null}
      />
    </>
  );
}

function DialogSpecimen() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('admin.invite')}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('admin.invite')} description={t('admin.inviteText')}>
        <Button onClick={() => setOpen(false)}>{t('close')}</Button>
      </Dialog>
    </>
  );
}

function SheetSpecimen() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('list.filters')}</Button>
      <Sheet open={open} onOpenChange={setOpen} title={t('list.filters')} closeLabel={t('close')}>
        <SkeletonRows count={3} />
      </Sheet>
    </>
  );
}

function FieldSpecimen() {
  const t = useT();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField label={t('new.name')} hint={t('account.nameHint')} placeholder="tiny" />
      <TextField label={t('new.name')} error={t('new.nameWrong')} defaultValue="a--b" />
      <TextField label={t('new.name')} disabled defaultValue="tiny" />
      <SelectField label={t('org.role')}>
        <option>{t('org.role.read')}</option>
        <option>{t('org.role.admin')}</option>
      </SelectField>
      <TextAreaField label={t('profile.bio')} hint={t('profile.detailsHint')} />
    </div>
  );
}

function MenuSpecimen() {
  const t = useT();
  const { say } = useToast();
  const entries: MenuEntry[] = [
    { kind: 'note', title: 'ada' },
    { kind: 'link', title: t('shell.profile'), href: '/design' },
    { kind: 'separator' },
    { kind: 'action', title: t('save'), onSelect: () => say(t('profile.saved')) },
  ];
  const trigger = 'inline-flex h-8 items-center gap-2 rounded-control border border-line-strong px-3';
  return <Menu trigger={<Icon name="more" />} label={t('shell.sections')} className={trigger} entries={entries} align="start" />;
}

function NavTabsSpecimen() {
  const t = useT();
  const tabs = [
    { href: '/design', title: t('type.model.many'), icon: 'model' as const, current: true, count: 12 },
    { href: '/design?other', title: t('type.dataset.many'), icon: 'dataset' as const, current: false },
  ];
  return <NavTabs tabs={tabs} label={t('profile.parts')} />;
}

function ProblemSpecimen() {
  const t = useT();
  return (
    <a href="/no/such/page/at/all" className="text-link underline">
      {t('notFound.title')}
    </a>
  );
}

function QuerySpecimen() {
  const waiting = useQuery({ queryKey: ['specimen', 'waiting'], queryFn: () => Promise.resolve('ada'), enabled: false });
  const answered = useQuery({ queryKey: ['specimen', 'answered'], queryFn: () => Promise.resolve('ada/tiny') });
  return (
    <div className="space-y-2">
      <div aria-hidden="true">
        <QueryView query={waiting} waiting={<div className="h-9 rounded-control bg-hover" />}>
          {(text) => text}
        </QueryView>
      </div>
      <QueryView query={answered} waiting={<SkeletonRows count={1} />}>
        {(text) => <code className="font-mono text-xs">{text}</code>}
      </QueryView>
    </div>
  );
}

function SearchSpecimen() {
  const t = useT();
  const [text, setText] = useState('');
  return (
    <div className="flex max-w-md">
      <SearchInput value={text} label={t('api.search')} onSettle={setText} />
    </div>
  );
}

function SideNavSpecimen() {
  const t = useT();
  const items = [
    { href: '/design', title: t('org.settings.profile'), icon: 'organization' as const, current: true },
    { href: '/design?other', title: t('org.settings.members'), icon: 'people' as const, current: false },
  ];
  return (
    <SideNavLayout label={t('org.settings')} items={items}>
      <p>{t('profile.editText')}</p>
    </SideNavLayout>
  );
}

function TabsSpecimen() {
  const t = useT();
  const tabs = [
    { id: 'hf', title: t('snippet.hf'), content: <code className="font-mono text-xs">hf upload</code> },
    { id: 'git', title: t('snippet.git'), content: <code className="font-mono text-xs">git push</code> },
  ];
  return <Tabs tabs={tabs} label={t('api.snippets')} />;
}

function ToastSpecimen() {
  const t = useT();
  const { say } = useToast();
  return (
    <div className="flex flex-wrap gap-3">
      <Button onClick={() => say(t('profile.saved'))}>{t('save')}</Button>
      <Button tone="danger" onClick={() => say(t('problem.network'), 'danger')}>
        {t('org.remove')}
      </Button>
    </div>
  );
}
