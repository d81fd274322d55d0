import type { JobEvent } from '../../../lib/api-types';
import { useT, type Translate } from '../../../lib/i18n';
import { Moment } from '../../../ui/moment';
import { cx } from '../../../ui/class-names';
import { useState } from 'react';
import { Button } from '../../../ui/button';

const KNOWN = [
  'job.created',
  'job.quoted',
  'job.priced',
  'job.unpaid',
  'job.queued',
  'job.running',
  'job.requeued',
  'job.succeeded',
  'job.failed',
  'job.cancelled',
  'cancel.wanted',
  'runner.checkpoint-kept',
  'runner.checkpoint-lost',
] as const;
const SHOWN = 12;
const DOTS: Record<string, string> = { info: 'bg-accent', warn: 'bg-warn-ink', error: 'bg-danger' };

/** What happened, the newest first. */
export function JobTimeline({ events }: { events: readonly JobEvent[] }) {
  const t = useT();
  const [isAll, setIsAll] = useState(false);
  const newest = events.toReversed();
  const shown = isAll ? newest : newest.slice(0, SHOWN);
  return (
    <>
      <ol className="ml-1.5 space-y-3 border-l border-line">
        {shown.map((event) => (
          <Entry key={event.id} event={event} />
        ))}
      </ol>
      {shown.length < newest.length ? (
        <Button className="mt-3" onClick={() => setIsAll(true)}>
          {t('job.earlier', { count: newest.length - shown.length })}
        </Button>
      ) : null}
    </>
  );
}

function Entry({ event }: { event: JobEvent }) {
  const t = useT();
  const title = titleOf(event, t);
  // What is known is said in the reader's language; the words of the hub stand below where they say more.
  const more = title === null || event.level !== 'info' ? event.message : null;
  return (
    <li className="relative pl-4">
      <span aria-hidden="true" className={cx('absolute top-1.5 -left-[5px] size-2.5 rounded-full', DOTS[event.level] ?? DOTS['info'])} />
      {title === null ? null : <p className="text-sm font-medium">{title}</p>}
      {more === null ? null : (
        <p className={cx('text-sm', title !== null && 'text-muted')} lang="en" data-by-user="">
          {more}
        </p>
      )}
      <p className="text-xs text-muted">
        <Moment at={event.at} /> <Actor actor={event.actor} />
      </p>
    </li>
  );
}

function titleOf({ name, attempt, data }: JobEvent, t: Translate): string | null {
  const known = KNOWN.find((one) => one === name);
  const { step } = data as { step?: unknown };
  return known === undefined ? null : t(`job.event.${known}`, { attempt, step: typeof step === 'number' ? step : '?' });
}

/** `user:ada`, `runner:gpu-1`, `system`. */
function Actor({ actor }: { actor: string }) {
  const t = useT();
  const name = /^(?:user|runner):(.+)$/.exec(actor)?.[1];
  return name === undefined ? t('job.byHub') : <span data-by-user="">{name}</span>;
}
