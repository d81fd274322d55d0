import { blobAddress } from '../../../lib/addresses';
import type { CardProblem } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import type { CardPlace } from '../model/card-urls';
import { problemWords } from '../model/problem-words';

/** For who can mend it: what is wrong with the metadata, on which line, and what would be right. */
export function CardProblems({ problems, place }: { problems: readonly CardProblem[]; place: CardPlace }) {
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
        <AppLink href={blobAddress(place.key, place.revision, 'README.md')} className="underline">
          {t('cardProblem.open')}
        </AppLink>
      </p>
    </Notice>
  );
}

function ProblemLine({ problem }: { problem: CardProblem }) {
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
