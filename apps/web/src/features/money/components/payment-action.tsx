import type { Payment } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { CopyLine } from '../../../ui/copy-line';

/** What the payer has to do: go to the provider, or transfer with the reference that makes it found. */
export function PaymentAction({ action }: { action: NonNullable<Payment['action']> }) {
  const t = useT();
  if (action.kind === 'redirect')
    return action.url === null ? null : (
      <a href={action.url} className={buttonClass('primary')}>
        {t('money.goToProvider')}
      </a>
    );
  return (
    <dl className="space-y-3">
      <div>
        <dt className="mb-1 font-medium">{t('money.transferTo')}</dt>
        <dd data-by-user="">
          <CopyLine text={action.instructions ?? ''} label={t('money.copyAccount')} />
        </dd>
      </div>
      <div>
        <dt className="mb-1 font-medium">{t('money.reference')}</dt>
        <dd data-by-user="">
          <CopyLine text={action.reference ?? ''} label={t('money.copyReference')} />
        </dd>
        <dd className="mt-1 text-xs text-muted">{t('money.referenceNote')}</dd>
      </div>
    </dl>
  );
}
