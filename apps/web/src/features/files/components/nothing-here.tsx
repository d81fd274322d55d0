import { repositoryAddress, treeAddress, type RepositoryKey } from '../../../lib/addresses';
import { HubError } from '../../../lib/hub-error';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { AppLink } from '../../../ui/link';
import { ProblemPage } from '../../../ui/problem-page';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
  error: unknown;
}

/** A path that is not there, in a repository that is: what to do is another matter than where a whole page is missing. */
export function NothingHere({ repository, revision, path, error }: Props) {
  const t = useT();
  if (!(error instanceof HubError) || error.status !== 404) return <ProblemPage error={error} />;
  const way =
    path === ''
      ? { href: repositoryAddress(repository), text: t('files.toRepository') }
      : { href: treeAddress(repository, revision), text: t('files.toRoot') };
  return (
    <Empty
      action={
        <AppLink href={way.href} className={buttonClass()}>
          {way.text}
        </AppLink>
      }
    >
      {t(path === '' ? 'files.noRevision' : 'files.noPath', { revision })}
    </Empty>
  );
}
