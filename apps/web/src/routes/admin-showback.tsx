import { NamespaceShowback } from '../features/showback/components/namespace-showback';
import { ShowbackReport } from '../features/showback/components/showback-report';
import { showbackHref, showbackState } from '../features/showback/model/showback-address';
import { useT } from '../lib/i18n';
import { AppLink } from '../ui/link';
import { useSearchParams } from './params';

/** /admin/showback, and `?namespace=` of one. */
export function AdminShowback() {
  const t = useT();
  const state = showbackState(useSearchParams());
  const { namespace, month } = state;
  if (namespace === undefined) return <ShowbackReport state={state} />;
  return (
    <>
      <p className="mb-4 flex flex-wrap gap-x-2">
        <AppLink href={showbackHref({ month })} className="text-link hover:underline">
          {t('showback.back')}
        </AppLink>
        <span aria-hidden="true" className="text-muted">
          /
        </span>
        <span data-by-user="" className="font-medium wrap-anywhere">
          {namespace}
        </span>
      </p>
      <NamespaceShowback of={{ namespace, own: false }} state={state} hrefOf={(next) => showbackHref({ ...next, namespace })} />
    </>
  );
}
