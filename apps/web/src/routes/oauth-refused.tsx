import { useT } from '../lib/i18n';
import { Notice } from '../ui/notice';
import { FormPage } from './form-page';
import { useSearchParams } from './params';

/** Where a request ends that cannot be told to the program, for nobody knows where it is. */
export default function RefusedPage() {
  const t = useT();
  const code = useSearchParams()['error'];
  const known =
    code === 'invalid_redirect_uri' ? 'oauth.refused.redirect' : code === 'invalid_client' ? 'oauth.refused.client' : 'oauth.refused.other';
  return (
    <FormPage title={t('oauth.refused')}>
      <Notice tone="danger">{t(known)}</Notice>
      {typeof code === 'string' ? (
        <p className="mt-3 font-mono text-xs break-all text-muted">{code.replace(/[^\w-]/g, '').slice(0, 60)}</p>
      ) : null}
    </FormPage>
  );
}
