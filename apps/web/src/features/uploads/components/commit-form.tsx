import { useState, type FormEvent } from 'react';
import type { CommitHead } from '../../../lib/commit-lines';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { TextAreaField, TextField } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { HowToCommit } from '../../../ui/how-to-commit';
import { Panel } from '../../../ui/page';
import type { Snapshot } from '../model/uploader';

interface Props {
  snapshot: Snapshot;
  revision: string;
  mayWrite: boolean;
  guard: string | null;
  onStart: (head: CommitHead) => void;
}

/** Message and description of the commit, and the button that begins. */
export function CommitForm({ snapshot, revision, mayWrite, guard, onStart }: Props) {
  const t = useT();
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [isProposed, setProposed] = useState(!mayWrite);
  const { phase, items } = snapshot;
  const checking = items.some((item) => item.state === 'checking');
  const some = items.some((item) => item.state !== 'refused');
  if (phase !== 'choosing' || items.length === 0) return null;
  const suggestion =
    items.length === 1 ? t('upload.titleOne', { path: items[0]?.path ?? '' }) : t('upload.titleMany', { count: items.length });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onStart({ title: title.trim() === '' ? suggestion : title.trim(), description: description.trim(), isProposed });
  };
  return (
    <Panel title={t('commit.to', { revision })}>
      <form onSubmit={submit} className="space-y-3">
        <TextField
          label={t('commit.title')}
          value={title}
          placeholder={suggestion}
          onChange={(event) => setTitle(event.target.value)}
          maxLength={500}
        />
        <TextAreaField
          label={t('commit.description')}
          value={description}
          rows={3}
          onChange={(event) => setDescription(event.target.value)}
        />
        <HowToCommit mayWrite={mayWrite} guard={guard} revision={revision} isProposed={isProposed} onChange={setProposed} />
        <Button type="submit" tone="primary" disabled={!some || checking} className="w-full">
          <Icon name="upload" />
          {t(checking ? 'upload.checking' : 'upload.start')}
        </Button>
      </form>
    </Panel>
  );
}
