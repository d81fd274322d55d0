import { lazy, Suspense } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { DiscussionComment } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { cx } from '../../../ui/class-names';
import { useToast } from '../../../ui/toast';
import { useReact } from '../api/deeds';

const ReactionPicker = lazy(async () => ({ default: (await import('./reaction-picker')).ReactionPicker }));

interface Props {
  repository: RepositoryKey;
  num: number;
  id: string;
  reactions: DiscussionComment['reactions'];
  mayReact: boolean;
}

/** What people feel about a comment, each sign with who; a click adds or takes back one's own. */
export function Reactions({ repository, num, id, reactions, mayReact }: Props) {
  const t = useT();
  const { say } = useToast();
  const react = useReact(repository, num, id);
  const set = (emoji: string, isOn: boolean) => react.mutate({ emoji, isOn }, { onError: (error) => say(problemText(error, t), 'danger') });
  if (reactions.length === 0 && !mayReact) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {reactions.map(({ emoji, count, people, isOwn }) => (
        <button
          key={emoji}
          type="button"
          disabled={!mayReact || react.isPending}
          aria-pressed={isOwn}
          title={t('talk.reactions', { emoji, people: people.join(', ') })}
          onClick={() => set(emoji, !isOwn)}
          className={cx(
            'inline-flex h-7 items-center gap-1 rounded-full border px-2 text-xs',
            isOwn ? 'border-accent bg-accent-soft text-accent-soft-ink' : 'border-line bg-surface text-ink enabled:hover:bg-hover',
          )}
        >
          {emoji} {count}
        </button>
      ))}
      {mayReact ? (
        <Suspense>
          <ReactionPicker taken={reactions.filter(({ isOwn }) => isOwn).map(({ emoji }) => emoji)} onPick={(emoji) => set(emoji, true)} />
        </Suspense>
      ) : null}
    </div>
  );
}
