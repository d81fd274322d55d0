import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { commitAddress, treeAddress } from '../../../lib/addresses';
import type { NamedRef, Refs, RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { refsQuery, useChangeRefs, type RefChange } from '../api/refs';

/** Branches and tags: which there are, new ones, the default. */
export function RefSettings({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const { say } = useToast();
  const refs = useQuery(refsQuery(repository));
  const change = useChangeRefs(repository);
  const apply = (wish: RefChange, done?: () => void) =>
    change.mutate(wish, {
      onSuccess: () => (say(t('settings.saved')), done?.()),
      onError: (error) => say(problemText(error, t), 'danger'),
    });
  return (
    <QueryView query={refs} waiting={<SkeletonRows count={3} />}>
      {(data) => (
        <>
          <Panel title={t('files.branches')}>
            <RefList repository={repository} refs={data} kind="branch" onChange={apply} />
            <SelectField
              label={t('settings.defaultBranch')}
              hint={t('settings.defaultBranchHint')}
              value={data.defaultBranch}
              onChange={(event) => apply({ kind: 'default-branch', name: event.target.value })}
              disabled={change.isPending}
            >
              {data.branches.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </SelectField>
            <NewRef refs={data} kind="branch" onCreate={apply} />
          </Panel>
          <Panel title={t('files.tags')}>
            <RefList repository={repository} refs={data} kind="tag" onChange={apply} />
            <NewRef refs={data} kind="tag" onCreate={apply} />
          </Panel>
        </>
      )}
    </QueryView>
  );
}

interface ListProps {
  repository: RepositoryDetail;
  refs: Refs;
  kind: 'branch' | 'tag';
  onChange: (change: RefChange) => void;
}

function RefList({ repository, refs, kind, onChange }: ListProps) {
  const t = useT();
  const list = kind === 'branch' ? refs.branches : refs.tags;
  if (list.length === 0) return <p className="mb-4 text-muted">{t('settings.noTags')}</p>;
  return (
    <ul className="mb-4 divide-y divide-line rounded-control border border-line">
      {list.map((ref) => (
        <RefRow
          key={ref.name}
          repository={repository}
          item={ref}
          icon={kind}
          isDefault={kind === 'branch' && ref.name === refs.defaultBranch}
          onDelete={() => onChange({ kind: kind === 'branch' ? 'delete-branch' : 'delete-tag', name: ref.name })}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  repository: RepositoryDetail;
  item: NamedRef;
  icon: 'branch' | 'tag';
  isDefault: boolean;
  onDelete: () => void;
}

/** The first press asks, the second one does it. */
function RefRow({ repository, item, icon, isDefault, onDelete }: RowProps) {
  const t = useT();
  const [asked, setAsked] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-2 px-3 py-1.5">
      <Icon name={icon} className="size-4 text-muted" />
      <AppLink href={treeAddress(repository, item.name)} className="min-w-0 font-mono text-xs text-ink hover:text-link hover:underline">
        {item.name}
      </AppLink>
      {isDefault ? <Badge tone="accent">{t('settings.isDefault')}</Badge> : null}
      <Lock item={item} />
      <AppLink href={commitAddress(repository, item.commitOid)} className="ml-auto font-mono text-xs text-link hover:underline">
        {item.commitOid.slice(0, 8)}
      </AppLink>
      {isDefault || (item.protection?.patterns.length ?? 0) > 0 ? null : (
        <Button
          tone={asked ? 'danger' : 'quiet'}
          className="h-7"
          aria-label={t('settings.deleteRef', { name: item.name })}
          onClick={() => (asked ? onDelete() : setAsked(true))}
          onBlur={() => setAsked(false)}
        >
          {asked ? t('settings.sure') : <Icon name="trash" />}
        </Button>
      )}
    </li>
  );
}

/** That it is protected, and by what: the rule that is built in, or those whose patterns are named. */
function Lock({ item: { protection } }: { item: NamedRef }) {
  const t = useT();
  if (protection === null) return null;
  const patterns = protection.patterns.join(', ');
  return (
    <span className="flex min-w-0 items-center gap-1 text-xs text-muted">
      <Icon name="lock" className="size-3.5" />
      <span className="min-w-0 break-words">{patterns === '' ? t('settings.lockedBuiltIn') : t('settings.lockedBy', { patterns })}</span>
    </span>
  );
}

function NewRef({ refs, kind, onCreate }: { refs: Refs; kind: 'branch' | 'tag'; onCreate: (change: RefChange, done: () => void) => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const [from, setFrom] = useState(refs.defaultBranch);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wish = { name: name.trim(), from };
    onCreate(kind === 'branch' ? { kind: 'new-branch', ...wish } : { kind: 'new-tag', ...wish, message: '' }, () => setName(''));
  };
  return (
    <form onSubmit={submit} className="mt-4 grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      <TextField
        label={t(kind === 'branch' ? 'settings.newBranch' : 'settings.newTag')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={250}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <SelectField label={t('settings.from')} value={from} onChange={(event) => setFrom(event.target.value)}>
        {[...refs.branches, ...refs.tags].map((ref, index) => (
          <option key={index}>{ref.name}</option>
        ))}
      </SelectField>
      <Button type="submit" className="h-9" disabled={name.trim() === ''}>
        {t('settings.create')}
      </Button>
    </form>
  );
}
