// What a pull request has to say of the lines of its change, for the page that shows them: threads, what is being written, and the way to begin.
import { type ReactNode, useCallback, useMemo } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { DiscussionDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { type FilePaths, type LineNotes, type LineSpot, spotKey } from '../../../lib/line-notes';
import { draftKey, type LineDraft, type LineDrafts } from '../model/line-drafts';
import { isOnFile, spotNow, type Talk, threadsOf } from '../model/threads';
import { LineComposer } from './line-composer';
import { ThreadView } from './thread-view';

interface Wish {
  repository: RepositoryKey;
  discussion: DiscussionDetail;
  me: string | null;
  drafts: LineDrafts;
}

type Said = { talk: Talk; draft?: undefined } | { talk?: undefined; draft: LineDraft };

export function useLineNotes({ repository, discussion, me, drafts }: Wish): LineNotes {
  const t = useT();
  const { entries, proposal, may, heldId } = discussion;
  const [headOid, baseOid] = [proposal?.headOid ?? '', proposal?.baseOid ?? ''];
  const { open } = drafts;
  const begin = useCallback(
    (spot: LineSpot) => {
      const draft = { ...spot, commitOid: spot.side === 'new' ? headOid : baseOid };
      open(draft);
      // One that stands there already is gone on with.
      document.querySelector<HTMLElement>(`[data-draft="${CSS.escape(draftKey(draft))}"] textarea`)?.focus();
    },
    [open, headOid, baseOid],
  );
  const label = useCallback(
    ({ line, side }: LineSpot) => t(side === 'new' ? 'talk.line.comment' : 'talk.line.commentBefore', { line }),
    [t],
  );
  const talks = useMemo(() => threadsOf(entries), [entries]);
  return useMemo(() => {
    const said: Said[] = [...talks.map((talk) => ({ talk })), ...drafts.all.map((draft) => ({ draft }))];
    const spotOf = ({ talk, draft }: Said): LineSpot | null =>
      talk ? spotNow(talk) : draft.commitOid === (draft.side === 'new' ? headOid : baseOid) ? draft : null;
    const placed = new Map<string, Said[]>();
    for (const one of said) {
      const spot = spotOf(one);
      if (spot) placed.set(spotKey(spot), [...(placed.get(spotKey(spot)) ?? []), one]);
    }
    const show = (some: readonly Said[], isElsewhere: boolean): ReactNode[] =>
      some.map(({ talk, draft }) =>
        talk ? (
          <ThreadView key={talk.root.id} {...{ repository, discussion, me, talk }} withLines={isElsewhere} />
        ) : (
          <LineComposer
            key={draftKey(draft)}
            {...{ repository, draft, drafts, isElsewhere }}
            num={discussion.num}
            mayReview={discussion.status === 'open' || discussion.status === 'draft'}
          />
        ),
      );
    const isOn = ({ talk, draft }: Said, paths: FilePaths) => isOnFile(talk ? talk.place : draft, paths);
    const mayAsk = me !== null && may.comment && heldId === null;
    return {
      label,
      ask: mayAsk ? begin : null,
      hint: mayAsk ? ` ${t('talk.line.hint')}` : '',
      about: (paths) => [
        me,
        may.comment,
        discussion.status,
        headOid,
        baseOid,
        ...said.filter((one) => isOn(one, paths)).flatMap(({ talk, draft }): unknown[] => (talk ? [talk.root, ...talk.answers] : [draft])),
      ],
      under: (spot) => {
        const here = placed.get(spotKey(spot));
        return here ? <div className="max-w-3xl space-y-2">{show(here, false)}</div> : null;
      },
      besides: (paths, isShown) => {
        const rest = said.filter((one) => isOn(one, paths) && !isSeen(spotOf(one), isShown));
        return rest.length === 0 ? null : <Besides title={t('talk.thread.besides')}>{show(rest, true)}</Besides>;
      },
      elsewhere: (files) => {
        const rest = said.filter((one) => !files.some((paths) => isOn(one, paths)));
        return rest.length === 0 ? null : (
          <div className="mt-4 overflow-hidden rounded-panel border border-line">
            <Besides title={t('talk.thread.elsewhere')}>{show(rest, true)}</Besides>
          </div>
        );
      },
    };
  }, [repository, discussion, me, drafts, talks, headOid, baseOid, may.comment, heldId, begin, label, t]);
}

function isSeen(spot: LineSpot | null, isShown: (spot: LineSpot) => boolean): boolean {
  return spot !== null && isShown(spot);
}

function Besides({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="border-t border-line bg-sunken p-2 first:border-t-0">
      <h3 className="mb-2 text-xs font-medium text-muted">{title}</h3>
      <div className="max-w-3xl space-y-2">{children}</div>
    </div>
  );
}
