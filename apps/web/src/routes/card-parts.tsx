// A step in between on purpose, as routes/sold: what everybody loads would otherwise name every file that these parts of a page need, and everybody would wait for the names.
import { type ComponentProps, lazy } from 'react';
import type { RepositoryDetail } from '../lib/api-types';
import { withRareWords } from '../lib/i18n';
import { RepositoryGate } from './gate';
import Gathered from './gathered';

const LoadedProblems = lazy(async () => ({
  default: (await withRareWords(import('../features/repositories/components/file-problems'))).FileProblems,
}));
const LoadedImport = lazy(async () => ({ default: (await withRareWords(import('../features/imports/components/coming-in'))).ComingIn }));
const LoadedTree = lazy(async () => ({ default: (await withRareWords(import('../features/lineage/components/model-tree'))).ModelTree }));
const LoadedPreview = lazy(async () => ({
  default: (await withViewerWords(import('../features/viewer/components/data-preview'))).DataPreview,
}));
const LoadedViewer = lazy(async () => ({ default: (await withViewerWords(import('./repository-viewer'))).DatasetViewerPage }));

async function withViewerWords<M>(module: Promise<M>): Promise<M> {
  return (await Promise.all([module, import('../lib/viewer-words').then(({ ready }) => ready)]))[0];
}

// Functions, since what is loaded lazily cannot be lazy itself.
export const ComingIn = (props: ComponentProps<typeof LoadedImport>) => <LoadedImport {...props} />;
export const DatasetViewerPage = () => <LoadedViewer />;

/** Of what one may read: a card can be seen by more. Who may not is shown the way in. */
export function AboveCard({ repository }: { repository: RepositoryDetail }) {
  if (!repository.allowed.includes('read')) return <RepositoryGate repository={repository} />;
  return repository.type === 'dataset' ? <LoadedPreview of={repository} /> : null;
}

export function BesideCard({ repository }: { repository: RepositoryDetail }) {
  const problems = repository.allowed.includes('write') ? (repository.fileFacts?.problems ?? []) : [];
  return (
    <>
      {repository.type === 'app' ? null : <LoadedTree of={repository} />}
      {problems.length > 0 ? <LoadedProblems repository={repository} problems={problems} /> : null}
      <Gathered of={repository} />
    </>
  );
}
