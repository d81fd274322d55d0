import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import type { RepositoryDetail } from '../../../lib/api-types';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { namespacesQuery } from '../api/namespaces';
import { NewRepositoryForm } from './new-repository-form';
import type { Visibility } from './visibility-field';

interface Props {
  initialType: RepoType;
  initialVisibility: Visibility;
  onDone: (repository: RepositoryDetail) => void;
}

export function NewRepository({ onDone, ...initial }: Props) {
  const namespaces = useQuery(namespacesQuery);
  return (
    <QueryView query={namespaces} waiting={<SkeletonRows count={5} className="h-14" />}>
      {(choices) => <NewRepositoryForm namespaces={choices} {...initial} onDone={onDone} />}
    </QueryView>
  );
}
