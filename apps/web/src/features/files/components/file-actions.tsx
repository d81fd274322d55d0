import { useCallback, type ReactNode } from 'react';
import { blobAddress, commitsAddress, editAddress, type RepositoryKey } from '../../../lib/addresses';
import { copyText } from '../../../lib/clipboard';
import { useT } from '../../../lib/i18n';
import { useGo } from '../../../lib/use-go';
import { useKey } from '../../../lib/use-key';
import { Button, buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { useToast } from '../../../ui/toast';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
  /** The commit that the revision names now; null while it is not known. */
  commitOid: string | null;
  mayEdit: boolean;
  children?: ReactNode;
}

/** What can be done with a file. `y` goes to the address that always shows these contents. */
export function FileActions({ repository, revision, path, commitOid, mayEdit, children }: Props) {
  const t = useT();
  const go = useGo();
  const { say } = useToast();
  const permanent = commitOid === null ? null : `${blobAddress(repository, commitOid, path)}`;
  const stay = useCallback(() => permanent !== null && go(permanent + window.location.hash), [permanent, go]);
  useKey('y', permanent === null || revision === commitOid ? null : stay);
  const copy = async () => {
    const worked = permanent !== null && (await copyText(window.location.origin + permanent + window.location.hash));
    say(t(worked ? 'file.permalinkCopied' : 'copy.failed'), worked ? undefined : 'danger');
  };
  return (
    <>
      <Button onClick={() => void copy()} disabled={permanent === null} title={t('file.permalinkHint')}>
        <Icon name="link" />
        <span className="max-md:sr-only">{t('file.permalink')}</span>
      </Button>
      <AppLink href={commitsAddress(repository, revision, path)} className={buttonClass('plain')}>
        <Icon name="history" />
        <span className="max-md:sr-only">{t('history.title')}</span>
      </AppLink>
      {mayEdit ? (
        <AppLink href={editAddress(repository, revision, path)} className={buttonClass('plain')}>
          <Icon name="edit" />
          <span className="max-md:sr-only">{t('edit.action')}</span>
        </AppLink>
      ) : null}
      {children}
    </>
  );
}
