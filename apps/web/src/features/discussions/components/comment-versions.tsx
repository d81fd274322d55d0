import { useQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { Dialog } from '../../../ui/dialog';
import { Moment } from '../../../ui/moment';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { versionsQuery } from '../api/discussions';

/** What a comment said before it was edited, the latest first. */
export function CommentVersions({
  repository,
  num,
  id,
  onClose,
}: {
  repository: RepositoryKey;
  num: number;
  id: string;
  onClose: () => void;
}) {
  const t = useT();
  const versions = useQuery(versionsQuery(repository, num, id));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('talk.versions')}>
      <QueryView query={versions} waiting={<SkeletonRows count={3} />}>
        {(all) => (
          <ol className="space-y-4">
            {all.map(({ content, writtenAt }) => (
              <li key={writtenAt}>
                <Moment at={writtenAt} className="text-xs text-muted" />
                <pre className="mt-1 rounded-control bg-sunken p-3 font-sans text-sm break-words whitespace-pre-wrap" data-by-user="">
                  {content}
                </pre>
              </li>
            ))}
          </ol>
        )}
      </QueryView>
    </Dialog>
  );
}
