import { ApiReference } from '../features/reference/components/api-reference';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { CommandBlock } from '../ui/command-block';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { useSearchParams } from './params';

export default function ApiReferencePage() {
  const t = useT();
  const { search } = useSearchParams();
  useTitle(t('api.title'));
  return (
    <Page>
      <h1 className="text-xl font-semibold">{t('api.title')}</h1>
      <p className="mt-1 max-w-prose text-muted">
        {t('api.text')}{' '}
        <AppLink href="/settings/tokens" className="text-link underline">
          {t('tokens.title')}
        </AppLink>
        {' · '}
        <a href="/hub/v1/openapi.json" className="text-link underline">
          openapi.json
        </a>
      </p>
      <div className="my-5 max-w-3xl">
        <CommandBlock
          lines={['export TOKEN=…', `curl -H "Authorization: Bearer $TOKEN" ${window.location.origin}/hub/v1/session`]}
          label={t('api.first')}
          copyLabel={t('snippet.copy')}
        />
      </div>
      <ApiReference search={typeof search === 'string' ? search.trim() : ''} />
    </Page>
  );
}
