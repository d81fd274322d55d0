import type { FileFacts, RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { blobAddress } from '../../../lib/addresses';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { fileProblemWords } from '../model/file-problem-words';

const SHOWN = 5;

/** For who can mend it: files whose headers could not be read. */
export function FileProblems({ repository, problems }: { repository: RepositoryDetail; problems: FileFacts['problems'] }) {
  const t = useT();
  return (
    <Notice tone="warn">
      <p className="font-medium">{t('fileProblem.title', { count: problems.length })}</p>
      <ul className="mt-1 space-y-2">
        {problems.slice(0, SHOWN).map(({ path, code }) => (
          <li key={`${path} ${code}`} className="break-words">
            <AppLink href={blobAddress(repository, repository.defaultBranch, path)} className="break-all underline">
              {path}
            </AppLink>{' '}
            {t(fileProblemWords(code))} <code className="break-all text-xs">{code}</code>
          </li>
        ))}
      </ul>
      {problems.length > SHOWN ? <p className="mt-2">{t('fileProblem.more', { count: problems.length - SHOWN })}</p> : null}
    </Notice>
  );
}
