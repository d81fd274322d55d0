import { repositoryAddress, type RepositoryKey } from '../../../lib/addresses';
import { HubError } from '../../../lib/hub-error';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { AppLink } from '../../../ui/link';
import { ProblemPage } from '../../../ui/problem-page';

/** In a repository that one sees, a commit that is not there is another matter than a page that is not. */
export function NoRevision({ repository, revision, error }: { repository: RepositoryKey; revision: string; error: unknown }) {
  const t = useT();
  if (!(error instanceof HubError) || error.status !== 404) return <ProblemPage error={error} />;
  return (
    <Empty
      action={
        <AppLink href={repositoryAddress(repository)} className={buttonClass()}>
          {t('files.toRepository')}
        </AppLink>
      }
    >
      {t('files.noRevision', { revision })}
    </Empty>
  );
}
