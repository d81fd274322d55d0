import { useQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import { previewQuery } from '../../../lib/preview-query';
import { Prose } from '../../../ui/prose';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';

/** A comment as it will be shown. */
export function Preview({ repository, text }: { repository: RepositoryKey; text: string }) {
  const preview = useQuery(previewQuery(repository, text, { kind: 'comment' }));
  return (
    <QueryView query={preview} waiting={<SkeletonRows count={3} className="h-4" />}>
      {({ html }) => <Prose html={html} />}
    </QueryView>
  );
}
