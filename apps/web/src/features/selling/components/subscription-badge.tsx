import type { SoldSubscription } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';

const TONES = { active: 'accent', past_due: 'danger', ending: 'warn', ended: 'plain' } as const;

/** How a subscription stands; of one that ended, why. */
export function SubscriptionBadge({ subscription: { state, endReason } }: { subscription: Pick<SoldSubscription, 'state' | 'endReason'> }) {
  const t = useT();
  return <Badge tone={TONES[state]}>{t(endReason === null ? `month.state.${state}` : `month.end.${endReason}`)}</Badge>;
}
