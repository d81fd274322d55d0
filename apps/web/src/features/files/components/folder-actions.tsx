import { commitsAddress, newFileAddress, uploadAddress, type RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { FileFinder } from './file-finder';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
  /** The visitor may commit to this revision, or propose a change of it. */
  mayGive: boolean;
}

/** What can be done in a folder. */
export function FolderActions({ repository, revision, path, mayGive }: Props) {
  const t = useT();
  return (
    <>
      <FileFinder repository={repository} revision={revision} />
      <AppLink href={commitsAddress(repository, revision, path)} className={buttonClass('plain')}>
        <Icon name="history" />
        <span className="max-md:sr-only">{t('history.title')}</span>
      </AppLink>
      {mayGive ? (
        <>
          <AppLink href={newFileAddress(repository, revision, path)} className={buttonClass('plain')}>
            <Icon name="plus" />
            {t('edit.new')}
          </AppLink>
          <AppLink href={uploadAddress(repository, revision, path)} className={buttonClass('primary')}>
            <Icon name="upload" />
            {t('upload.action')}
          </AppLink>
        </>
      ) : null}
    </>
  );
}
