import { useT } from '../../../lib/i18n';
import { TextField } from '../../../ui/field';

/** A person's own token at the other hub. No place for a password manager to offer the one of this hub. */
export function TokenField({ hint }: { hint?: string }) {
  const t = useT();
  return (
    <details>
      <summary className="w-fit cursor-pointer text-link">{t('import.tokenSummary')}</summary>
      <div className="mt-2">
        <TextField
          label={t('import.token')}
          name="token"
          type="password"
          hint={hint}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-1p-ignore
          data-lpignore="true"
        />
      </div>
    </details>
  );
}
