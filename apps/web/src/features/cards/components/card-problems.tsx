import { blobAddress, type RepositoryKey } from '../../../lib/addresses';
import type { CardProblem } from '../../../lib/api-types';
import { problemWords } from '../../../lib/card-problem-words';
import { useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';

type Problem = Pick<CardProblem, 'code' | 'field' | 'line' | 'message'>;

/** For who can mend it: what is wrong with the metadata or the text, on which line, and what would be right. */
export function CardProblems({
  problems,
  repository,
  revision,
}: {
  problems: readonly Problem[];
  repository: RepositoryKey;
  revision: string;
}) {
  const t = useT();
  return (
    <Notice tone="warn" className="mb-4">
      <p className="font-medium">{t('cardProblem.title', { count: problems.length })}</p>
      <ul className="mt-1 list-disc space-y-1 ps-5">
        {problems.map((problem, index) => (
          <li key={index}>
            <ProblemLine problem={problem} />
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <AppLink href={blobAddress(repository, revision, 'README.md')} className="underline">
          {t('cardProblem.open')}
        </AppLink>
      </p>
    </Notice>
  );
}

function ProblemLine({ problem }: { problem: Problem }) {
  const t = useT();
  const { field, line, message } = problem;
  const words = problemWords(problem);
  return (
    <>
      {line === null ? null : <span>{t('cardProblem.line', { line })} </span>}
      {field === null ? null : <code className="break-all">{field}</code>} {words === null ? message : t(words)}
    </>
  );
}
