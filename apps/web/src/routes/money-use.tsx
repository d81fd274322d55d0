import { useQuery } from '@tanstack/react-query';
import { moneyQuery } from '../features/money/api/money-facts';
import { NamespaceShowback } from '../features/showback/components/namespace-showback';
import { ownShowbackHref, showbackState } from '../features/showback/model/showback-address';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { MoneyFrame } from './money';
import { useNamespace, useSearchParams } from './params';
import { SignedIn } from './signed-in';

/** /{ns}/-/use: beside the other pages of money, and by itself on a hub where nothing costs anything. */
export function UsePage() {
  const money = useQuery(moneyQuery).data;
  if (money?.isOn !== false) return <MoneyFrame part="use">{() => <Use />}</MoneyFrame>;
  return <SignedIn>{() => <UseAlone />}</SignedIn>;
}

function UseAlone() {
  const t = useT();
  const namespace = useNamespace();
  const title = t('money.part.use');
  useTitle(`${title} · ${namespace}`);
  return (
    <Page>
      <AppLink href={`/${encodeURIComponent(namespace)}`} className="mb-4 inline-block font-medium text-ink hover:text-link">
        {namespace}
      </AppLink>
      <h1 className="mb-4 text-xl font-semibold">{title}</h1>
      <Use />
    </Page>
  );
}

function Use() {
  const t = useT();
  const namespace = useNamespace();
  const state = showbackState(useSearchParams());
  return (
    <>
      <p className="mb-4 max-w-prose text-muted">{t('showback.textOwn')}</p>
      <NamespaceShowback of={{ namespace, own: true }} state={state} hrefOf={(next) => ownShowbackHref(namespace, next)} />
    </>
  );
}
