import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { appQuery } from '../features/apps/api/app';
import { AppFrame } from '../features/apps/components/app-frame';
import { AppGuide } from '../features/apps/components/app-guide';
import { AppShare } from '../features/apps/components/app-share';
import { RevisionPicker } from '../features/files/components/revision-picker';
import { repositoryQuery } from '../features/repositories/api/detail';
import { newFileAddress, repositoryAddress, uploadAddress } from '../lib/addresses';
import type { AppAtWork, RepositoryDetail } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { QueryView } from '../ui/query-view';
import { Skeleton } from '../ui/skeleton';
import { useRepositoryKey, useSearchParams } from './params';
import { CardOrGuide } from './repository-card';
import { useUntouched } from './use-untouched';

/** An app, running: the first page of its repository. `?revision=` pins it. */
export function AppRunPage() {
  const { data } = useQuery(repositoryQuery(useRepositoryKey('app')));
  return data === undefined ? null : <AppOrGuide repository={data} />;
}

function AppOrGuide({ repository }: { repository: RepositoryDetail }) {
  const untouched = useUntouched(repository);
  if (repository.import !== null || untouched === true) return <CardOrGuide repository={repository} />;
  return untouched === undefined ? <Skeleton className="h-[75vh]" /> : <App repository={repository} />;
}

function App({ repository }: { repository: RepositoryDetail }) {
  const { revision } = useSearchParams();
  const pinned = typeof revision === 'string' && revision !== '' ? revision : undefined;
  const app = useQuery(appQuery(repository, pinned));
  useTitle(`${repository.namespace}/${repository.name}`);
  return (
    <QueryView query={app} waiting={<Skeleton className="h-[75vh]" />}>
      {(found) => <Found key={found.url} repository={repository} app={found} pinned={pinned} onReload={() => void app.refetch()} />}
    </QueryView>
  );
}

interface FoundProps {
  repository: RepositoryDetail;
  app: AppAtWork;
  pinned: string | undefined;
  onReload: () => void;
}

function Found({ repository, app, pinned, onReload }: FoundProps) {
  const t = useT();
  const [sharing, setSharing] = useState(false);
  const [visit, setVisit] = useState(0);
  const { defaultBranch, branches, tagsList } = repository;
  const here = repositoryAddress(repository);
  const title = t('app.frame', { name: `${repository.namespace}/${repository.name}` });
  const picker = (
    <RevisionPicker
      revision={pinned ?? defaultBranch}
      branches={branches}
      tags={tagsList}
      addressOf={(name) => (name === defaultBranch ? here : `${here}?revision=${encodeURIComponent(name)}`)}
    />
  );
  if (app.url === null)
    return (
      <>
        {branches.length + tagsList.length > 1 ? <div className="mb-3">{picker}</div> : null}
        <AppGuide
          app={app}
          mayWrite={repository.allowed.includes('write')}
          newFileHref={newFileAddress(repository, defaultBranch)}
          uploadHref={uploadAddress(repository, defaultBranch)}
        />
      </>
    );
  const reload = () => {
    onReload();
    setVisit(visit + 1);
  };
  return (
    <>
      <AppFrame
        key={visit}
        {...{ ...app, url: app.url }}
        title={title}
        picker={picker}
        onShare={() => setSharing(true)}
        onReload={reload}
      />
      <AppShare app={app} title={title} open={sharing} onOpenChange={setSharing} />
    </>
  );
}
