import { formatCount } from '../../../lib/formats';
import { isMessage, useLocale, useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import { Notice } from '../../../ui/notice';
import { type Answer, isOpen, type Side, type Turn } from '../model/conversation';

interface Props {
  turn: Turn;
  /** namespace/name of each side. */
  names: Record<Side, string>;
}

/** A question, and what each side makes of it. */
export function TurnView({ turn: { prompt, answers }, names }: Props) {
  const t = useT();
  const { model, base } = answers;
  return (
    <li className="space-y-2">
      <p
        className="ml-auto w-fit max-w-[90%] rounded-panel bg-accent-soft px-4 py-2 break-words whitespace-pre-wrap sm:max-w-[75%]"
        data-by-user=""
      >
        <span className="sr-only">{t('try.you')}: </span>
        {prompt}
      </p>
      <div className={cx('grid gap-2', base !== undefined && 'md:grid-cols-2')}>
        {model === undefined ? null : (
          <AnswerView answer={model} title={names.model} note={base === undefined ? null : t('try.side.model')} />
        )}
        {base === undefined ? null : <AnswerView answer={base} title={names.base} note={t('try.side.base')} />}
      </div>
    </li>
  );
}

function AnswerView({ answer, title, note }: { answer: Answer; title: string; note: string | null }) {
  const t = useT();
  // Small models love line ends: a page of nothing says less than a word about it.
  const text = answer.text.trim().replaceAll(/\n{4,}/g, '\n\n\n');
  const isBlank = text === '' && answer.state === 'done';
  return (
    <article aria-label={title} className="flex min-w-0 flex-col rounded-panel border border-line bg-surface px-4 py-3">
      <p className="mb-1 flex flex-wrap gap-x-2 text-xs text-muted">
        <span className="break-all" data-by-user="">
          {title}
        </span>
        {note === null ? null : <span>({note})</span>}
      </p>
      {isOpen(answer) && text === '' ? <Waits /> : null}
      {text === '' ? null : (
        <p className="break-words whitespace-pre-wrap" data-by-user="">
          {text}
          {answer.state === 'writing' ? (
            <span aria-hidden="true" className="ml-0.5 inline-block h-4 w-2 animate-pulse bg-ink align-text-bottom" />
          ) : null}
        </p>
      )}
      {isBlank ? <p className="text-muted">{t(answer.text === '' ? 'try.nothingSaid' : 'try.blank')}</p> : null}
      {answer.error === null ? null : <Failure error={answer.error} />}
      {isOpen(answer) ? null : <Measured answer={answer} />}
    </article>
  );
}

function Waits() {
  const t = useT();
  return (
    <p className="flex items-center gap-2 text-muted">
      <span aria-hidden="true" className="size-2 animate-pulse rounded-full bg-muted" />
      {t('try.waits')}
    </p>
  );
}

function Failure({ error: { code, message } }: { error: NonNullable<Answer['error']> }) {
  const t = useT();
  const locale = useLocale();
  const id = `refusal.${code}`;
  const isOurs = message === '' || (locale !== 'en' && isMessage(id));
  return (
    <div className="mt-1">
      <Notice tone="danger">{isOurs ? t(isMessage(id) ? id : 'problem.network') : <span lang="en">{message}</span>}</Notice>
    </div>
  );
}

/** How much was said, and how long it took. */
function Measured({ answer: { usage, firstMs, totalMs, state, isCut } }: { answer: Answer }) {
  const t = useT();
  const locale = useLocale();
  const seconds = (ms: number) => formatCount(ms / 1000, locale);
  const words = [
    usage === null ? null : t('try.tokens', { count: usage.completionTokens }),
    firstMs === null ? null : t('try.first', { seconds: seconds(firstMs) }),
    totalMs === null ? null : t('try.total', { seconds: seconds(totalMs) }),
    state === 'stopped' ? t('try.stopped') : null,
    isCut ? t('try.cut') : null,
  ];
  return <p className="mt-auto pt-2 text-xs text-muted tabular-nums">{words.filter((word) => word !== null).join(' · ')}</p>;
}
