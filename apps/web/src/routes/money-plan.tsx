import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useUser } from '../features/accounts/api/session';
import { standingQuery } from '../features/plans/api/plans';
import { InvoiceList } from '../features/plans/components/invoice-list';
import { PlanPanel } from '../features/plans/components/plan-panel';
import { useT } from '../lib/i18n';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { MoneyFrame } from './money';

const Credit = lazy(() => import('./invoice-credit'));

/** /{ns}/-/plan */
export const PlanPage = () => <MoneyFrame part="plan">{({ namespace }) => <PlanOf namespace={namespace} />}</MoneyFrame>;

function PlanOf({ namespace }: { namespace: string }) {
  const t = useT();
  const user = useUser();
  const standing = useQuery(standingQuery(namespace));
  return (
    <QueryView query={standing} waiting={<SkeletonRows count={3} className="h-14" />}>
      {(data) => (
        <div className="space-y-8">
          <PlanPanel namespace={namespace} standing={data} />
          <section>
            <h2 className="mb-3 text-lg font-semibold">{t('plan.invoices')}</h2>
            <InvoiceList
              namespace={namespace}
              renderDeed={
                user?.isAdmin
                  ? (invoice, credited) => (
                      <Suspense>
                        <Credit invoice={invoice} credited={credited} />
                      </Suspense>
                    )
                  : undefined
              }
            />
          </section>
        </div>
      )}
    </QueryView>
  );
}
