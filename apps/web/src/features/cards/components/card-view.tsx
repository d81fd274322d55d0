import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { Card } from '../../../lib/api-types';
import { withRareWords } from '../../../lib/i18n';
import { Prose } from '../../../ui/prose';
import { QueryView } from '../../../ui/query-view';
import { Skeleton, SkeletonRows } from '../../../ui/skeleton';
import { cardQuery } from '../api/card';
import { FrontMatter } from './front-matter';

const CardProblems = lazy(async () => ({ default: (await withRareWords(import('./card-problems'))).CardProblems }));

interface Props {
  repository: RepositoryKey;
  revision: string;
  /** Stands where there is no card. */
  empty: ReactNode;
  /** Whoever looks may change it. */
  mayMend: boolean;
}

/** The card of a repository. */
export function CardView({ repository, ...rest }: Props) {
  const card = useQuery(cardQuery(repository));
  return (
    <QueryView query={card} waiting={<CardSkeleton />}>
      {(data) => <CardBody card={data} repository={repository} {...rest} />}
    </QueryView>
  );
}

function CardBody({ card, repository, revision, empty, mayMend }: Props & { card: Card }) {
  const problems = [...card.problems, ...card.textProblems.map((problem) => ({ ...problem, field: null, line: null }))];
  return (
    <>
      {mayMend && problems.length > 0 ? (
        <Suspense>
          <CardProblems problems={problems} repository={repository} revision={revision} />
        </Suspense>
      ) : null}
      {card.frontMatter === null ? null : <FrontMatter data={card.frontMatter} />}
      {card.html.trim() === '' ? empty : <Prose html={card.html} />}
    </>
  );
}

function CardSkeleton() {
  return (
    <div className="min-h-[60vh] space-y-4">
      <Skeleton className="h-8 w-1/2" />
      <SkeletonRows count={8} className="h-4" />
    </div>
  );
}
