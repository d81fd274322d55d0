import { useEffect, useRef, useState, type FormEvent } from 'react';
import { blobAddress, type RepositoryKey } from '../../../lib/addresses';
import type { CommitChange } from '../../../lib/commit-lines';
import { HubError } from '../../../lib/hub-error';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button, buttonClass } from '../../../ui/button';
import { TextAreaField, TextField } from '../../../ui/field';
import { HowToCommit } from '../../../ui/how-to-commit';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { useCommit } from '../api/commit';
import { changesOf } from '../model/edit-changes';
import { draftKey, keepDraft, readDraft } from '../model/draft';
import { MarkdownEditor } from './markdown-editor';

interface Props {
  /** Whose drafts are kept. */
  viewer: string;
  repository: RepositoryKey;
  revision: string;
  /** Null for a new file. */
  path: string | null;
  /** Where a new file begins. */
  folder: string;
  text: string;
  /** The commit that this text is of: the branch must still be there. */
  parent: string;
  /** What the branch is at now. */
  headNow: () => Promise<string>;
  /** Else the change is proposed. */
  mayWrite: boolean;
  /** Patterns of the rules that keep who may write from this branch. */
  guard: string | null;
  /** With the number of the pull request that was made of it. */
  onDone: (path: string, num: number | null) => void;
  cancelHref: string;
}

/** A text file in the browser: contents, name, message. Whatever happens, what was typed stays: on the page, and in this browser when the page is lost. */
export function EditForm(props: Props) {
  const { viewer, repository, revision, path } = props;
  const key = draftKey(viewer, repository, revision, path);
  const [draft, setDraft] = useState(() => readDraft(key));
  const drop = () => (keepDraft(key, null), setDraft(null));
  const begun = draft ?? { parent: props.parent, text: props.text, name: null };
  return (
    <>
      {draft === null ? null : <DraftNotice onDrop={drop} />}
      <Form key={draft === null ? 'fresh' : 'draft'} {...props} {...begun} draftAt={key} isDraft={draft !== null} />
    </>
  );
}

function DraftNotice({ onDrop }: { onDrop: () => void }) {
  const t = useT();
  return (
    <Notice className="mb-4">
      <p>{t('edit.draft')}</p>
      <Button className="mt-2" onClick={onDrop}>
        {t('edit.draftDrop')}
      </Button>
    </Notice>
  );
}

function Form(props: Props & { name: string | null; draftAt: string; isDraft: boolean }) {
  const t = useT();
  const { repository, revision, path, folder, parent, mayWrite, guard, onDone, draftAt } = props;
  const commit = useCommit(repository, revision);
  const [name, setName] = useState(props.name ?? path ?? (folder === '' ? '' : `${folder}/`));
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [isProposed, setProposed] = useState(!mayWrite);
  const text = useRef(props.text);
  const [dirty, setDirty] = useState(props.isDraft);
  const changed = (nextName: string) => (setDirty(true), keepDraft(draftAt, { parent, name: nextName, text: text.current }));
  useWarningBeforeLeaving(dirty && !commit.isSuccess);
  const target = name.trim().replace(/^\/+/, '');
  const suggestion = t(path === null ? 'edit.titleNew' : target === path ? 'edit.titleChange' : 'edit.titleRename', {
    path: target,
    from: path ?? '',
  });
  const save = async (onto: string) => {
    const changes: CommitChange[] = changesOf(path, target, text.current);
    const head = { title: title.trim() === '' ? suggestion : title.trim(), description: description.trim(), parent: onto, isProposed };
    await commit.mutateAsync({ head, changes }).then(
      ({ num }) => (keepDraft(draftAt, null), onDone(target, num)),
      () => undefined,
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(parent);
  };
  const moved = commit.error instanceof HubError && commit.error.code === 'commit/parent-moved';
  return (
    <form onSubmit={submit} className="space-y-4">
      {moved ? <MovedNotice {...props} onSaveAnyway={async () => save(await props.headNow())} /> : null}
      {commit.isError && !moved ? <Notice tone="danger">{problemText(commit.error, t)}</Notice> : null}
      <TextField
        label={t('edit.path')}
        value={name}
        onChange={(event) => (setName(event.target.value), changed(event.target.value))}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className="font-mono"
        required
      />
      <div className="rounded-panel border border-line-strong">
        <MarkdownEditor
          repository={repository}
          revision={revision}
          path={target}
          text={() => text.current}
          onChange={(next) => ((text.current = next), changed(name))}
        />
      </div>
      <Panel title={t('commit.to', { revision })}>
        <div className="space-y-3">
          <TextField
            label={t('commit.title')}
            value={title}
            placeholder={suggestion}
            maxLength={500}
            onChange={(event) => setTitle(event.target.value)}
          />
          <TextAreaField
            label={t('commit.description')}
            value={description}
            rows={2}
            onChange={(event) => setDescription(event.target.value)}
          />
          <HowToCommit mayWrite={mayWrite} guard={guard} revision={revision} isProposed={isProposed} onChange={setProposed} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" tone="primary" disabled={commit.isPending || target === '' || target.endsWith('/')}>
              {t(isProposed ? 'talk.propose' : 'commit.save')}
            </Button>
            <AppLink href={props.cancelHref} className={buttonClass('quiet')} onClick={() => keepDraft(draftAt, null)}>
              {t('cancel')}
            </AppLink>
          </div>
        </div>
      </Panel>
    </form>
  );
}

function MovedNotice({ repository, revision, path, onSaveAnyway }: Props & { onSaveAnyway: () => Promise<void> }) {
  const t = useT();
  return (
    <Notice tone="warn">
      <div role="alert" className="space-y-2">
        <p>{t('edit.moved')}</p>
        <p className="flex flex-wrap gap-2">
          {path === null ? null : (
            <a href={blobAddress(repository, revision, path)} target="_blank" rel="noopener" className={buttonClass('plain')}>
              {t('edit.seeCurrent')}
            </a>
          )}
          <Button onClick={() => void onSaveAnyway()}>{t('edit.saveAnyway')}</Button>
        </p>
      </div>
    </Notice>
  );
}

function useWarningBeforeLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}
