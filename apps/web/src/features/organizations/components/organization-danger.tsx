import { useState, type FormEvent, type ReactNode } from 'react';
import { namespaceProblem } from '@modelgrove/shared';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { TextField } from '../../../ui/field';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { useDeleteOrganization, useRenameOrganization } from '../api/organization';
import { LeaveOrganization } from './leave-organization';

interface Props {
  name: string;
  /** Who looks, when they are a member: they may leave. */
  memberName: string | null;
  onRenamed: (name: string) => void;
  onGone: () => void;
}

/** Renaming, leaving, deleting. */
export function OrganizationDanger({ name, memberName, onRenamed, onGone }: Props) {
  const t = useT();
  return (
    <div className="space-y-6">
      <Panel title={t('org.rename')}>
        <RenameForm name={name} onRenamed={onRenamed} />
      </Panel>
      {memberName === null ? null : (
        <Deed title={t('org.leave')} text={t('org.leaveText')}>
          <LeaveOrganization name={name} memberName={memberName} onGone={onGone} />
        </Deed>
      )}
      <Deed title={t('org.delete')} text={t('org.deleteText')}>
        <Delete name={name} onGone={onGone} />
      </Deed>
    </div>
  );
}

function Deed({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose flex-1 basis-64 text-muted">{text}</p>
        {children}
      </div>
    </Panel>
  );
}

function RenameForm({ name, onRenamed }: Pick<Props, 'name' | 'onRenamed'>) {
  const t = useT();
  const { say } = useToast();
  const rename = useRenameOrganization(name);
  const [isBad, setIsBad] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wish = String(new FormData(event.currentTarget).get('name')).trim();
    const bad = namespaceProblem(wish) !== null;
    setIsBad(bad);
    if (!bad) rename.mutate(wish, { onSuccess: (changed) => (say(t('org.renamed', { name: changed.name })), onRenamed(changed.name)) });
  };
  const error = isBad ? t('account.nameWrong') : rename.isError ? problemText(rename.error, t) : undefined;
  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
      <TextField
        label={t('org.name')}
        hint={t('org.renameHint')}
        error={error}
        name="name"
        defaultValue={name}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Button type="submit" className="h-9 sm:mt-6" disabled={rename.isPending}>
        {t('org.renameAction')}
      </Button>
    </form>
  );
}

function Delete({ name, onGone }: { name: string; onGone: () => void }) {
  const t = useT();
  const { say } = useToast();
  const [asked, setAsked] = useState(false);
  const remove = useDeleteOrganization(name);
  const close = () => (remove.reset(), setAsked(false));
  return (
    <>
      <Button tone="danger" onClick={() => setAsked(true)}>
        {t('org.deleteAction')}
      </Button>
      <ConfirmDialog
        open={asked}
        onClose={close}
        title={t('org.deleteTitle', { name })}
        text={t('org.deleteText')}
        action={t('org.deleteAction')}
        typed={{ label: t('confirm.type', { name }), text: name }}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => (say(t('org.deleted', { name })), onGone()) })}
        pending={remove.isPending}
        error={remove.error}
      />
    </>
  );
}
