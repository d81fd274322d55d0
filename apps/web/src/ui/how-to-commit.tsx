import { useId } from 'react';
import { useT } from '../lib/i18n';

interface Props {
  /** Else everything is proposed. */
  mayWrite: boolean;
  /** Patterns of the rules that keep who may write from this branch. */
  guard?: string | null;
  revision: string;
  isProposed: boolean;
  onChange: (isProposed: boolean) => void;
}

/** Whether a change goes to its branch, or to whoever may write there as a pull request. */
export function HowToCommit({ mayWrite, guard = null, revision, isProposed, onChange }: Props) {
  const t = useT();
  const name = useId();
  if (guard !== null) return <p className="text-sm text-muted">{t('talk.guarded', { branch: revision, patterns: guard })}</p>;
  if (!mayWrite) return <p className="text-sm text-muted">{t('talk.onlyPropose')}</p>;
  return (
    <fieldset className="space-y-1">
      <legend className="sr-only">{t('talk.how')}</legend>
      {[false, true].map((value) => (
        <label key={String(value)} className="flex min-h-6 items-center gap-2">
          <input
            type="radio"
            name={name}
            checked={isProposed === value}
            onChange={() => onChange(value)}
            className="size-4 shrink-0 accent-accent"
          />
          <span>{value ? t('talk.proposeInstead') : t('talk.commitDirectly', { branch: revision })}</span>
        </label>
      ))}
    </fieldset>
  );
}
