import { useState, type FormEvent } from 'react';
import { discussionsAddress, type RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button, buttonClass } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { useOpenDiscussion } from '../api/deeds';
import { useKeptText } from '../model/kept-text';
import { Composer } from './composer';

interface Props {
  repository: RepositoryKey;
  mayPropose: boolean;
  onDone: (num: number) => void;
}

/** A question, a report, or the beginning of a pull request. */
export function NewDiscussionForm({ repository, mayPropose, onDone }: Props) {
  const t = useT();
  const open = useOpenDiscussion(repository);
  const name = `new-${repository.type}-${repository.namespace}-${repository.name}`;
  const [title, setTitle, forgetTitle] = useKeptText(`${name}-title`);
  const [text, setText, forgetText] = useKeptText(name);
  const [kind, setKind] = useState<'discussion' | 'pull-request'>('discussion');
  const send = () => {
    if (title.trim() === '' || open.isPending) return;
    open.mutate(
      { kind, title, description: text },
      {
        onSuccess: ({ num }) => {
          forgetTitle();
          forgetText();
          onDone(num);
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={submit} className="max-w-3xl space-y-4">
      <h1 className="text-xl font-semibold">{t(kind === 'discussion' ? 'talk.new' : 'talk.newPull')}</h1>
      {open.isError ? <Notice tone="danger">{problemText(open.error, t)}</Notice> : null}
      {mayPropose ? <KindChoice kind={kind} onChange={setKind} /> : null}
      {kind === 'pull-request' ? <p className="text-muted">{t('talk.pullHint')}</p> : null}
      <TextField label={t('talk.field.title')} value={title} maxLength={250} onChange={(event) => setTitle(event.target.value)} required />
      <div>
        <p className="mb-1 font-medium" aria-hidden="true">
          {t('talk.field.text')}
        </p>
        <Composer label={t('talk.field.text')} text={text} onChange={setText} onSend={send} repository={repository} rows={8} />
        <p className="mt-1 text-xs text-muted">{t('talk.draftKept')}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" disabled={open.isPending || title.trim() === ''}>
          {t(kind === 'discussion' ? 'talk.begin' : 'talk.beginPull')}
        </Button>
        <AppLink href={discussionsAddress(repository)} className={buttonClass('quiet')}>
          {t('cancel')}
        </AppLink>
      </div>
    </form>
  );
}

function KindChoice({ kind, onChange }: { kind: 'discussion' | 'pull-request'; onChange: (kind: 'discussion' | 'pull-request') => void }) {
  const t = useT();
  return (
    <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
      <legend className="sr-only">{t('talk.kind')}</legend>
      {(['discussion', 'pull-request'] as const).map((one) => (
        <label key={one} className="inline-flex min-h-6 items-center gap-2">
          <input
            type="radio"
            name="kind"
            value={one}
            checked={kind === one}
            onChange={() => onChange(one)}
            className="size-4 accent-accent"
          />
          {t(one === 'discussion' ? 'talk.new' : 'talk.newPull')}
        </label>
      ))}
    </fieldset>
  );
}
