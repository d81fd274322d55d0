import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Webhook, WebhookDelivery } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { CodeBlock } from '../../../ui/code-block';
import { Moment } from '../../../ui/moment';
import { MoreButton } from '../../../ui/more-button';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { deliveriesQuery, deliveryQuery } from '../api/webhooks';

const TONES = { waiting: 'warn', delivered: 'accent', failed: 'danger', dropped: 'plain' } as const;

interface Props {
  owner: string;
  webhook: Webhook;
  onAgain: (id: string) => void;
}

/** What was sent lately, with what was answered. */
export function DeliveryLog({ owner, webhook, onAgain }: Props) {
  const t = useT();
  const log = useInfiniteQuery(deliveriesQuery(owner, webhook.id));
  const items = log.data?.pages.flatMap((page) => page.items);
  if (items === undefined) return <SkeletonRows count={2} className="mt-4" />;
  return (
    <section className="mt-4 border-t border-line pt-3" aria-label={t('hooks.log')}>
      {items.length === 0 ? <p className="text-muted">{t('hooks.noLog')}</p> : null}
      <ul className="divide-y divide-line">
        {items.map((delivery) => (
          <Row key={delivery.id} owner={owner} webhook={webhook} delivery={delivery} onAgain={onAgain} />
        ))}
      </ul>
      <MoreButton list={log} />
    </section>
  );
}

function Row({ owner, webhook, delivery, onAgain }: Props & { delivery: WebhookDelivery }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { state, what, createdAt, attempts, answerStatus, problem } = delivery;
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={TONES[state]}>{t(`hooks.state.${state}`)}</Badge>
        <code className="font-mono text-xs">{what}</code>
        {answerStatus === null ? null : <span className="text-muted">HTTP {answerStatus}</span>}
        {problem === null ? null : <span className="text-muted">{t(`hooks.problem.${problem}`)}</span>}
        <span className="text-xs text-muted">
          <Moment at={createdAt} /> · {t('hooks.attempts', { count: attempts })}
        </span>
        <span className="grow" />
        <Button tone="quiet" onClick={() => setOpen(!open)} aria-expanded={open}>
          {t('hooks.details')}
        </Button>
        {webhook.disabledReason === null && state !== 'waiting' ? (
          <Button tone="quiet" onClick={() => onAgain(delivery.id)}>
            {t('hooks.again')}
          </Button>
        ) : null}
      </div>
      {open ? <Detail owner={owner} webhook={webhook} delivery={delivery} /> : null}
    </li>
  );
}

function Detail({ owner, webhook, delivery }: { owner: string; webhook: Webhook; delivery: WebhookDelivery }) {
  const t = useT();
  const query = useQuery(deliveryQuery(owner, webhook.id, delivery));
  return (
    <QueryView query={query} waiting={<SkeletonRows count={2} />}>
      {({ payload, sentHeaders, answer }) => (
        <div className="mt-2">
          <h3 className="font-medium">{t('hooks.request')}</h3>
          <CodeBlock code={requestText(sentHeaders, payload)} language={null} />
          {answer === null ? null : (
            <>
              <h3 className="font-medium">{t('hooks.answer')}</h3>
              <CodeBlock code={answer} language={null} />
            </>
          )}
        </div>
      )}
    </QueryView>
  );
}

function requestText(headers: Record<string, string> | null, payload: string): string {
  const lines = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  return [...lines, ...(lines.length > 0 ? [''] : []), JSON.stringify(JSON.parse(payload), null, 2)].join('\n');
}
