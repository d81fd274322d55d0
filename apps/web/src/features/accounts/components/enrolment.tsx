import type { Enrolment } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { formTexts } from '../../../lib/form-text';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { CopyButton } from '../../../ui/copy-button';
import { QrCode } from '../../../ui/qr-code';
import { CodeField } from './code-field';

interface Props {
  enrolment: Enrolment;
  error: unknown;
  isPending: boolean;
  onCode: (code: string) => void;
}

/** What the authenticator app is to learn, and the code that shows that it did. */
export function EnrolmentForm({ enrolment: { secret, uri }, error, isPending, onCode }: Props) {
  const t = useT();
  return (
    <form onSubmit={(event) => onCode(formTexts(event)('code'))} className="space-y-4">
      <p>{t('twoFactor.scan')}</p>
      <QrCode text={uri} label={t('twoFactor.qr')} />
      <div>
        <p className="mb-1 text-muted">{t('twoFactor.orType')}</p>
        <div className="flex items-center gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-3">
          <code className="min-w-0 grow font-mono text-xs break-all">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          <CopyButton text={secret} label={t('twoFactor.copySecret')} />
        </div>
      </div>
      <CodeField error={error ? problemText(error, t) : undefined} />
      <Button type="submit" tone="primary" disabled={isPending}>
        {t('twoFactor.turnOn')}
      </Button>
    </form>
  );
}
