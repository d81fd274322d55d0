import { useQuery } from '@tanstack/react-query';
import type { RevenueShare } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { offeredSharesQuery, useDecideShare } from '../api/sales';
import { formatPoints } from '../model/percent';

const TONES = { proposed: 'warn', accepted: 'accent', declined: 'danger' } as const;

/** What others give to its repositories, or would if it agrees. */
export function OfferedShares({ namespace }: { namespace: string }) {
  const t = useT();
  const { data } = useQuery(offeredSharesQuery(namespace));
  if (data === undefined || data.shares.length === 0) return null;
  return (
    <Panel title={t('earnings.shares')}>
      <ul className="divide-y divide-line text-sm">
        {data.shares.map((share) => (
          <Offered key={share.id} share={share} />
        ))}
      </ul>
    </Panel>
  );
}

function Offered({ share }: { share: RevenueShare }) {
  const t = useT();
  const locale = useLocale();
  const { say } = useToast();
  const decide = useDecideShare();
  const state = share.state as keyof typeof TONES;
  const answer = (isAccepted: boolean) =>
    decide.mutate({ id: share.id, isAccepted }, { onError: (error) => say(problemText(error, t), 'danger') });
  const words = { from: share.repository.name, percent: formatPoints(share.basisPoints, locale), to: share.source.name };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
      <span className="min-w-0 grow basis-64 break-words">{t('earnings.shareOf', words)}</span>
      {state === 'proposed' ? (
        <span className="flex gap-2">
          <Button tone="primary" disabled={decide.isPending} onClick={() => answer(true)} aria-label={t('shares.acceptOf', words)}>
            {t('shares.accept')}
          </Button>
          <Button disabled={decide.isPending} onClick={() => answer(false)} aria-label={t('shares.declineOf', words)}>
            {t('shares.decline')}
          </Button>
        </span>
      ) : (
        <Badge tone={TONES[state]}>{t(`shares.state.${state}`)}</Badge>
      )}
    </li>
  );
}
