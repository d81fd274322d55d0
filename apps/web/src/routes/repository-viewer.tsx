import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { repositoryQuery } from '../features/repositories/api/detail';
import { viewerQuery } from '../features/viewer/api/viewer';
import { DatasetViewer } from '../features/viewer/components/dataset-viewer';
import { stateOf } from '../features/viewer/model/viewer-state';
import type { DatasetViewer as Layout, RepositoryDetail } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { Empty } from '../ui/empty';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { useRepositoryKey, useSearchParams } from './params';

export function DatasetViewerPage() {
  const { data } = useQuery(repositoryQuery(useRepositoryKey('dataset')));
  return data === undefined ? null : <Viewer repository={data} />;
}

function Viewer({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  useTitle(`${t('viewer.title')} · ${repository.namespace}/${repository.name}`);
  const query = useQuery(viewerQuery(repository));
  return (
    <QueryView query={query} waiting={<SkeletonRows count={12} className="h-8" />}>
      {(layout) => (layout.configs.length === 0 ? <Empty>{t('viewer.none')}</Empty> : <Split repository={repository} layout={layout} />)}
    </QueryView>
  );
}

/** The address may leave out which: then it is the first. */
function Split({ repository, layout }: { repository: RepositoryDetail; layout: Layout }) {
  const { config, split } = useParams({ strict: false }) as Record<string, string | undefined>;
  const go = useGo();
  const state = stateOf(useSearchParams());
  const first = layout.configs[0]!;
  const at = { config: config ?? first.name, split: split ?? first.splits[0]!.name };
  return <DatasetViewer of={repository} layout={layout} at={at} state={state} go={go} />;
}
