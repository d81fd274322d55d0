import { useT } from '../../../lib/i18n';
import { TextField } from '../../../ui/field';

/** Asked again for what a lost laptop must not do. */
export function PasswordField({ error }: { error?: string }) {
  const t = useT();
  return (
    <TextField
      label={t('account.currentPassword')}
      error={error}
      name="password"
      type="password"
      autoComplete="current-password"
      required
    />
  );
}
