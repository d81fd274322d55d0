import { useState, type FormEvent } from 'react';
import type { RegisteredRunner } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { registerRunner, useRunnerDeed } from '../api/runners';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

interface Props {
  open: boolean;
  onClose: () => void;
  onMade: (made: RegisteredRunner) => void;
}

export function NewRunnerDialog({ open, onClose, onMade }: Props) {
  const t = useT();
  return (
    <Dialog open={open} onOpenChange={onClose} title={t('runners.new')} description={t('runners.newText')}>
      <NewRunnerForm onClose={onClose} onMade={onMade} />
    </Dialog>
  );
}

function NewRunnerForm({ onClose, onMade }: Omit<Props, 'open'>) {
  const t = useT();
  const [isWrong, setIsWrong] = useState(false);
  const [isOne, setIsOne] = useState(false);
  const register = useRunnerDeed(registerRunner);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name') ?? '').trim();
    const namespace = String(form.get('namespace') ?? '').trim();
    setIsWrong(!NAME.test(name));
    if (NAME.test(name)) register.mutate({ name, ...(isOne && namespace !== '' ? { namespace } : {}) }, { onSuccess: onMade });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {register.isError ? <Notice tone="danger">{problemText(register.error, t)}</Notice> : null}
      <TextField
        label={t('runners.name')}
        name="name"
        required
        maxLength={64}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint={t('runners.nameHint')}
        error={isWrong ? t('refusal.runner/name') : undefined}
      />
      <WorksFor isOne={isOne} onChange={setIsOne} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={register.isPending}>
          {t('runners.register')}
        </Button>
      </div>
    </form>
  );
}

/** For everybody, or for those who own one namespace. */
function WorksFor({ isOne, onChange }: { isOne: boolean; onChange: (isOne: boolean) => void }) {
  const t = useT();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('runners.worksFor')}</legend>
      <div className="space-y-2">
        {([false, true] as const).map((choice) => (
          <label
            key={String(choice)}
            className="flex cursor-pointer items-start gap-3 rounded-control border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="works-for"
              checked={isOne === choice}
              onChange={() => onChange(choice)}
              className="mt-1 accent-(--accent)"
            />
            <span>
              <span className="block font-medium">{t(choice ? 'runners.forOne' : 'runners.forAll')}</span>
              <span className="block text-xs text-muted">{t(choice ? 'runners.forOneHint' : 'runners.forAllHint')}</span>
            </span>
          </label>
        ))}
        {isOne ? (
          <TextField
            label={t('jobs.namespace')}
            name="namespace"
            required
            maxLength={200}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        ) : null}
      </div>
    </fieldset>
  );
}
