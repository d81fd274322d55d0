import { useT } from '../../../lib/i18n';
import { formTexts } from '../../../lib/form-text';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { useSecondFactor } from '../api/sign-in-step';
import { CodeField } from './code-field';

/** The step after the password. `again`: where the sign-in begins anew. */
export function SecondFactorForm({ again, onDone }: { again: string; onDone: () => void }) {
  const t = useT();
  const finish = useSecondFactor();
  const refused = problemField(finish.error, ['code']);
  return (
    <form onSubmit={(event) => finish.mutate(formTexts(event)('code'), { onSuccess: onDone })} className="space-y-4">
      {finish.isError && refused === null ? <Notice tone="danger">{problemText(finish.error, t)}</Notice> : null}
      <CodeField recovery error={refused === null ? undefined : problemText(finish.error, t)} />
      <Button type="submit" tone="primary" className="w-full" disabled={finish.isPending}>
        {t('signIn')}
      </Button>
      <p className="text-muted">
        <AppLink href={again} className="text-link underline">
          {t('login.again')}
        </AppLink>
      </p>
    </form>
  );
}
