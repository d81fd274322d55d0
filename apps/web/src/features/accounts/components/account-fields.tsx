import { PASSWORD_MIN_CHARACTERS } from '@modelgrove/shared';
import { useT } from '../../../lib/i18n';
import { TextField } from '../../../ui/field';
import type { AccountField } from './use-account-form';

/** Name, full name, e-mail and password. */
interface Props {
  errorOf: (field: AccountField) => string | undefined;
  /** What the address is, as far as it is known. */
  email?: string;
}

export function AccountFields({ errorOf, email }: Props) {
  const t = useT();
  return (
    <>
      <TextField
        label={t('account.name')}
        hint={t('account.nameHint')}
        error={errorOf('name')}
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField label={t('account.fullName')} name="fullName" autoComplete="name" />
      <TextField label={t('account.email')} error={errorOf('email')} name="email" type="email" autoComplete="email" defaultValue={email} />
      <TextField
        label={t('password')}
        hint={t('account.passwordHint', { count: PASSWORD_MIN_CHARACTERS })}
        error={errorOf('password')}
        name="password"
        type="password"
        autoComplete="new-password"
        required
      />
    </>
  );
}
