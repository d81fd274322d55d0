import { useEffect } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { DiscussionDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { useKeptText } from '../model/kept-text';
import { MergeBox } from './merge-box';
import { Reply } from './reply';
import { TalkTools } from './talk-tools';
import { Timeline } from './timeline';

interface Props {
  repository: RepositoryKey;
  discussion: DiscussionDetail;
  me: string | null;
  signInHref: string;
}

export function DiscussionView({ repository, discussion, me, signInHref }: Props) {
  const { num, proposal, isPullRequest, heldId } = discussion;
  const t = useT();
  const [text, setText, forget] = useKeptText(`reply-${repository.type}-${repository.namespace}-${repository.name}-${num}`);
  useScrollToComment(discussion.entries.length > 0);
  const quote = (said: string) => {
    setText(text.trim() === '' ? said : `${text.trimEnd()}\n\n${said}`);
    document.getElementById('reply')?.scrollIntoView({ block: 'center' });
    document.querySelector<HTMLTextAreaElement>('#reply textarea')?.focus();
  };
  return (
    <div className="flex flex-col gap-6 lg:flex-row">
      <div className="min-w-0 grow space-y-4">
        <Timeline {...{ repository, discussion, me }} onQuote={quote} />
        {proposal ? <MergeBox repository={repository} discussion={discussion} proposal={proposal} /> : null}
        {isPullRequest && !proposal ? <Notice>{t('talk.readFirst')}</Notice> : null}
        {/* Nobody can answer what nobody else sees. */}
        <div id="reply" className="empty:hidden">
          {heldId !== null ? null : me !== null && discussion.may.comment ? (
            <Reply {...{ repository, discussion, me, text, setText, forget }} />
          ) : me === null ? (
            <AppLink href={signInHref} className={buttonClass('primary')}>
              {t('talk.signIn')}
            </AppLink>
          ) : (
            <Notice>{t('talk.lockedHint')}</Notice>
          )}
        </div>
      </div>
      {heldId === null ? <TalkTools repository={repository} discussion={discussion} me={me} /> : null}
    </div>
  );
}

/** The comments are not there yet when the browser looks for what the address names. */
function useScrollToComment(isThere: boolean): void {
  useEffect(() => {
    const { hash } = window.location;
    if (isThere && /^#(?:comment|thread)-/.test(hash)) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' });
  }, [isThere]);
}
