import { useState } from 'react';
import { discussionAddress, repositoryAddress, treeAddress, type RepositoryKey } from '../../../lib/addresses';
import type { DiscussionDetail, WatchLevel } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { CommandBlock } from '../../../ui/command-block';
import { SelectField } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { useChangeDiscussion, useWatchDiscussion, type DiscussionChange } from '../api/deeds';

interface Props {
  repository: RepositoryKey;
  discussion: DiscussionDetail;
  me: string | null;
}

/** Beside a discussion: who takes part, whether one hears of it, and what those who look after it can do. */
export function TalkTools(props: Props) {
  const { discussion, me } = props;
  return (
    <aside className="space-y-4 lg:w-64 lg:shrink-0">
      <People discussion={discussion} />
      {me === null ? null : <Watching {...props} />}
      {discussion.may.write ? <Keeping {...props} /> : null}
      {discussion.isPullRequest && discussion.proposal?.headOid ? <GetIt {...props} /> : null}
    </aside>
  );
}

function People({ discussion }: { discussion: DiscussionDetail }) {
  const t = useT();
  const names = [...new Set(discussion.entries.flatMap(({ author, comment }) => (author && comment ? [author.name] : [])))];
  return (
    <Panel title={t('talk.people')}>
      <ul className="flex flex-wrap gap-2">
        {names.map((name) => (
          <li key={name}>
            <AppLink href={`/${encodeURIComponent(name)}`} title={name} className="block rounded-full">
              <Avatar name={name} className="size-7" />
              <span className="sr-only">{name}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const LEVELS = ['normal', 'watch', 'mute'] as const;

function Watching({ repository, discussion }: Props) {
  const t = useT();
  const { say } = useToast();
  const watch = useWatchDiscussion(repository, discussion.num);
  const choose = (level: WatchLevel) => watch.mutate(level, { onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <Panel>
      <SelectField
        label={t('talk.watch')}
        value={discussion.watch ?? 'normal'}
        onChange={({ target }) => choose(target.value === 'normal' ? null : (target.value as WatchLevel))}
      >
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`talk.watch.${level}`)}
          </option>
        ))}
      </SelectField>
    </Panel>
  );
}

function Keeping({ repository, discussion }: Props) {
  const t = useT();
  const { say } = useToast();
  const change = useChangeDiscussion(repository, discussion.num);
  const set = (wish: DiscussionChange) => change.mutate(wish, { onError: (error) => say(problemText(error, t), 'danger') });
  const { isPinned, isLocked } = discussion;
  return (
    <div className="flex flex-wrap gap-2">
      <Button aria-pressed={isPinned} disabled={change.isPending} onClick={() => set({ isPinned: !isPinned })}>
        <Icon name="pin" />
        {t(isPinned ? 'talk.unpin' : 'talk.pin')}
      </Button>
      <Button aria-pressed={isLocked} disabled={change.isPending} onClick={() => set({ isLocked: !isLocked })}>
        <Icon name="lock" />
        {t(isLocked ? 'talk.unlock' : 'talk.lock')}
      </Button>
    </div>
  );
}

function GetIt({ repository, discussion }: Props) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const ref = `refs/pr/${discussion.num}`;
  const git = [
    `git clone ${window.location.origin}${repositoryAddress(repository)}`,
    `cd ${repository.name}`,
    `git fetch origin ${ref}:pr-${discussion.num}`,
    `git switch pr-${discussion.num}`,
    `git push origin HEAD:${ref}`,
  ];
  const type = repository.type === 'model' ? '' : ` --repo-type ${repository.type === 'app' ? 'space' : 'dataset'}`;
  return (
    <Panel>
      <p>
        <AppLink href={treeAddress(repository, ref)} className="text-link hover:underline">
          {t('talk.seeFiles')}
        </AppLink>
      </p>
      <details className="mt-2" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="cursor-pointer font-medium">{t('talk.getIt')}</summary>
        <h3 className="mt-2 text-sm text-muted">{t('talk.withGit')}</h3>
        <CommandBlock lines={git} label={t('talk.withGit')} copyLabel={t('talk.copyCommands')} />
        <h3 className="mt-2 text-sm text-muted">{t('talk.withHf')}</h3>
        <CommandBlock
          lines={[`hf upload ${repository.namespace}/${repository.name} . .${type} --revision ${ref}`]}
          label={t('talk.withHf')}
          copyLabel={t('talk.copyCommands')}
        />
      </details>
    </Panel>
  );
}

/** Where the parts of a pull request are. */
export function partsOf(repository: RepositoryKey, num: number): { conversation: string; files: string } {
  const conversation = discussionAddress(repository, num);
  return { conversation, files: `${conversation}/files` };
}
