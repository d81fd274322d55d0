import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Card } from '../../../lib/api-types';
import { withRareWords } from '../../../lib/i18n';
import { QueryView } from '../../../ui/query-view';
import { Skeleton, SkeletonRows } from '../../../ui/skeleton';
import { cardQuery } from '../api/card';
import { mayHaveHtml } from '../model/has-html';
import type { CardPlace } from '../model/card-urls';
import { FrontMatter } from './front-matter';

// On its way while the card itself is.
const renderer = import('./card-markdown');
const PlainCard = lazy(async () => ({ default: (await renderer).CardMarkdown }));
const CardProblems = lazy(async () => ({ default: (await withRareWords(import('./card-problems'))).CardProblems }));
const HtmlCard = lazy(async () => ({ default: (await import('./card-html')).CardHtml }));

/** The card of a repository; `empty` stands where there is none. `mayMend`: whoever looks may change it. */
export function CardView({ place, empty, mayMend }: { place: CardPlace; empty: ReactNode; mayMend: boolean }) {
  const card = useQuery(cardQuery(place.key));
  return (
    <QueryView query={card} waiting={<CardSkeleton />}>
      {(data) => <CardBody card={data} place={place} empty={empty} mayMend={mayMend} />}
    </QueryView>
  );
}

function CardBody({ card, place, empty, mayMend }: { card: Card; place: CardPlace; empty: ReactNode; mayMend: boolean }) {
  const Text = mayHaveHtml(card.markdown ?? '') ? HtmlCard : PlainCard;
  const bare = card.markdown === null || card.markdown.trim() === '';
  return (
    <>
      {mayMend && card.problems.length > 0 ? (
        <Suspense>
          <CardProblems problems={card.problems} place={place} />
        </Suspense>
      ) : null}
      {card.frontMatter === null ? null : <FrontMatter data={card.frontMatter} />}
      {bare ? (
        empty
      ) : (
        <Suspense fallback={<CardSkeleton />}>
          <Text markdown={card.markdown ?? ''} place={place} />
        </Suspense>
      )}
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
