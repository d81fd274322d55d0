import { useT } from '../../../lib/i18n';
import { TextField } from '../../../ui/field';

/** Six digits of the app; where the account has them, a recovery code as well. */
export function CodeField({ error, recovery = false }: { error?: string; recovery?: boolean }) {
  const t = useT();
  return (
    <TextField
      label={t('twoFactor.code')}
      hint={t(recovery ? 'twoFactor.codeOrRecovery' : 'twoFactor.codeHint')}
      error={error}
      name="code"
      autoComplete="one-time-code"
      inputMode={recovery ? 'text' : 'numeric'}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
    />
  );
}
