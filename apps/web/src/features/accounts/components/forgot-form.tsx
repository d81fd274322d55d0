import { useT } from '../../../lib/i18n';
import { formTexts } from '../../../lib/form-text';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useForgot } from '../api/forgot';

export function ForgotForm() {
  const t = useT();
  const forgot = useForgot();
  if (forgot.isSuccess) return <p role="status">{t(forgot.data.by === 'mail' ? 'forgot.mailed' : 'forgot.administrator')}</p>;
  return (
    <form onSubmit={(event) => forgot.mutate(formTexts(event)('login').trim())} className="space-y-4">
      {forgot.isError ? <Notice tone="danger">{problemText(forgot.error, t)}</Notice> : null}
      <TextField label={t('login.login')} name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} required />
      <Button type="submit" tone="primary" className="w-full" disabled={forgot.isPending}>
        {t('forgot.action')}
      </Button>
    </form>
  );
}
