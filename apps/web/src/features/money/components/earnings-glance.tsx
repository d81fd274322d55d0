import type { Wallet } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { Amount } from './amount';

const PARTS = ['pendingMinor', 'availableMinor', 'inPayoutMinor', 'debtMinor'] as const;

/** For those who earn something; the page of earnings has the rest. */
export function EarningsGlance({ wallet: { earnings, currency, namespace } }: { wallet: Wallet }) {
  const t = useT();
  const shown = PARTS.filter((part) => earnings[part] !== '0');
  if (shown.length === 0) return null;
  return (
    <Panel title={t('money.earnings')}>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {shown.map((part) => (
          <div key={part}>
            <dt className="text-xs text-muted">{t(`money.earnings.${part}`)}</dt>
            <dd className="font-medium">
              <Amount minor={earnings[part]} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      <AppLink href={`/${encodeURIComponent(namespace)}/-/earnings`} className="mt-3 inline-block text-link hover:underline">
        {t('money.earningsMore')}
      </AppLink>
    </Panel>
  );
}
