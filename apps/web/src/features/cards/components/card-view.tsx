import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Card } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Notice } from '../../../ui/notice';
import { QueryView } from '../../../ui/query-view';
import { Skeleton, SkeletonRows } from '../../../ui/skeleton';
import { cardQuery } from '../api/card';
import { mayHaveHtml } from '../model/has-html';
import type { CardPlace } from '../model/card-urls';
import { FrontMatter } from './front-matter';

const PlainCard = lazy(async () => ({ default: (await import('./card-markdown')).CardMarkdown }));
const HtmlCard = lazy(async () => ({ default: (await import('./card-html')).CardHtml }));

/** The card of a repository; `empty` stands where there is none. */
export function CardView({ place, empty }: { place: CardPlace; empty: ReactNode }) {
  const card = useQuery(cardQuery(place.key));
  return (
    <QueryView query={card} waiting={<CardSkeleton />}>
      {(data) => <CardBody card={data} place={place} empty={empty} />}
    </QueryView>
  );
}

function CardBody({ card, place, empty }: { card: Card; place: CardPlace; empty: ReactNode }) {
  const t = useT();
  const Text = mayHaveHtml(card.markdown ?? '') ? HtmlCard : PlainCard;
  const bare = card.markdown === null || card.markdown.trim() === '';
  return (
    <>
      {card.problem === null ? null : (
        <Notice tone="warn" className="mb-4">
          {t('card.problem')} {card.problem}
        </Notice>
      )}
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
