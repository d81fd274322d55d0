import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { Serving } from '../../../lib/api-types';
import { isMessage, useLocale, useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { servingQuery } from '../api/serving';
import { useConversation } from '../api/use-conversation';
import { isBusy, messagesFor, type Side } from '../model/conversation';
import { samplingOf, type Tried, wrongNumbers } from '../model/tried';
import { CallPanel } from './call-panel';
import { Composer } from './composer';
import { ServingState } from './serving-state';
import { TurnView } from './turn-view';
import { WayFields } from './way-fields';

interface Props {
  model: RepositoryKey;
  tried: Tried;
  onTried: (tried: Tried) => void;
  /** Where somebody signs in who has not; null: somebody is. */
  signInHref: string | null;
  origin: string;
  formatSeconds: (seconds: number, locale: string) => string;
  jobHref: (key: string) => string;
  runnersHref: string | null;
}

/** A conversation with a model, and with its base beside it. */
export function TryView(props: Props) {
  const conversation = useConversation(props.model);
  const busy = isBusy(conversation.turns);
  const query = useQuery(servingQuery(props.model, busy));
  const { refetch } = query;
  // Whoever has just answered is loaded; whoever was just asked may be waited for.
  useEffect(() => void refetch(), [busy, refetch]);
  return (
    <QueryView query={query} waiting={<SkeletonRows count={3} className="h-8" />}>
      {(serving) =>
        serving.isServable ? <Asked {...props} serving={serving} conversation={conversation} /> : <Refused serving={serving} />
      }
    </QueryView>
  );
}

function Refused({ serving: { problem, message } }: { serving: Serving }) {
  const t = useT();
  const locale = useLocale();
  const id = `refusal.${problem}`;
  return (
    <Notice tone="warn">
      <p className="font-medium">{t('try.notServable')}</p>
      <p className="mt-1">{locale !== 'en' && isMessage(id) ? t(id) : <span lang="en">{message}</span>}</p>
    </Notice>
  );
}

interface AskedProps extends Props {
  serving: Serving;
  conversation: ReturnType<typeof useConversation>;
}

function Asked({ serving, conversation, ...props }: AskedProps) {
  const t = useT();
  const { model, tried, onTried, signInHref, origin, formatSeconds, jobHref, runnersHref } = props;
  const id = `${model.namespace}/${model.name}`;
  const { turns, ask, stop, clear } = conversation;
  const sides: Side[] = serving.base !== null && tried.base !== 'off' ? ['model', 'base'] : ['model'];
  const sampling = samplingOf(tried);
  const shown = messagesFor('model', [], turns.at(-1)?.prompt ?? t('try.example'), tried.system);
  const names = { model: id, base: serving.base ?? '' };
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0 space-y-4">
        <ServingState serving={serving} formatSeconds={formatSeconds} jobHref={jobHref} runnersHref={runnersHref} />
        {turns.length === 0 ? null : (
          <ol aria-label={t('try.conversation')} className="space-y-6">
            {turns.map((turn, index) => (
              <TurnView key={index} turn={turn} names={names} />
            ))}
          </ol>
        )}
        {signInHref === null ? (
          <Composer
            isBusy={isBusy(turns)}
            isHeld={wrongNumbers(tried).length > 0}
            onAsk={(prompt) => ask(prompt, { sides, system: tried.system, sampling })}
            onStop={stop}
            onClear={turns.length === 0 ? null : clear}
          />
        ) : (
          <SignInFirst href={signInHref} />
        )}
        <CallPanel call={{ origin, model: id, messages: shown, sampling }} />
      </div>
      <aside>
        <Panel title={t('try.way')}>
          <WayFields tried={tried} base={serving.base} onTried={onTried} />
        </Panel>
      </aside>
    </div>
  );
}

function SignInFirst({ href }: { href: string }) {
  const t = useT();
  return (
    <p className="flex flex-wrap items-center gap-3">
      {t('try.signIn')}
      <AppLink href={href} className={buttonClass('primary')}>
        {t('signIn')}
      </AppLink>
    </p>
  );
}
