import { ReviewTools } from '../features/discussions/components/review-tools';
import { useLineNotes } from '../features/discussions/components/use-line-notes';
import { useLineDrafts } from '../features/discussions/model/line-drafts';
import { CommitPage } from '../features/history/components/commit-page';
import type { RepositoryKey } from '../lib/addresses';
import type { DiscussionDetail } from '../lib/api-types';

interface Props {
  repository: RepositoryKey;
  discussion: DiscussionDetail;
  me: string | null;
  head: string;
  base: string;
}

/** Of a pull request: what is proposed, with what is said of its lines. */
export function ChangedFiles({ repository, discussion, me, head, base }: Props) {
  const drafts = useLineDrafts(`${repository.type}-${repository.namespace}-${repository.name}-${discussion.num}`);
  const notes = useLineNotes({ repository, discussion, me, drafts });
  const mayReview = me !== null && discussion.may.comment && (discussion.status === 'open' || discussion.status === 'draft');
  return (
    <CommitPage
      repository={repository}
      revision={head}
      base={base}
      isPart
      notes={notes}
      tools={mayReview ? <ReviewTools repository={repository} discussion={discussion} me={me} drafts={drafts} /> : null}
    />
  );
}
