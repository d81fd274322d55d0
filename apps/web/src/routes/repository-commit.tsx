import type { RepoType } from '@modelgrove/shared';
import { useParams } from '@tanstack/react-router';
import { CommitPage } from '../features/history/components/commit-page';
import { useTitle } from '../lib/use-title';
import { useRepositoryKey, useSearchParams } from './params';

export const ModelCommitPage = () => <OneCommitPage type="model" />;
export const DatasetCommitPage = () => <OneCommitPage type="dataset" />;
export const AppCommitPage = () => <OneCommitPage type="app" />;

/** `…/commit/{oid}`; with `?base=` what differs from that revision. */
function OneCommitPage({ type }: { type: RepoType }) {
  const repository = useRepositoryKey(type);
  const { oid = '' } = useParams({ strict: false }) as Record<string, string | undefined>;
  const base = useSearchParams()['base'];
  useTitle(`${oid.slice(0, 8)} · ${repository.namespace}/${repository.name}`);
  return <CommitPage key={oid} repository={repository} revision={oid} base={typeof base === 'string' ? base : ''} />;
}
