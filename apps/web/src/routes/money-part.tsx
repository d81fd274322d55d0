// The parts of somebody's money by their names, behind one entry in the map of all pages, which everybody loads.
import { useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { NotFoundPage } from '../ui/problem-page';
import { PlanPage } from './money-plan';
import { PurchasesPage } from './money-purchases';
import { WalletPage } from './money-wallet';

const selling = () => import('./money-selling');
const PARTS: Record<string, ComponentType> = {
  wallet: WalletPage,
  plan: PlanPage,
  purchases: PurchasesPage,
  use: lazy(async () => ({ default: (await import('./money-use')).UsePage })),
  tips: lazy(async () => ({ default: (await import('./money-tips')).TipsPage })),
  earnings: lazy(async () => ({ default: (await selling()).EarningsPage })),
  subscribers: lazy(async () => ({ default: (await selling()).SubscribersPage })),
  payouts: lazy(async () => ({ default: (await selling()).PayoutsPage })),
};
const SalePage = lazy(async () => ({ default: (await selling()).SalePage }));

/** /{ns}/-/{part} and /{ns}/-/sales/{id} */
export function MoneyPartPage() {
  const { part = '', id } = useParams({ strict: false }) as { part?: string; id?: string };
  const isSale = part === 'sales' && id !== undefined;
  const Shown = isSale ? SalePage : id === undefined && Object.hasOwn(PARTS, part) ? PARTS[part] : undefined;
  if (Shown === undefined) return <NotFoundPage />;
  return (
    <Suspense fallback={null}>
      <Shown />
    </Suspense>
  );
}
