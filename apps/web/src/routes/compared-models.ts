// What is asked of each model that stands beside others: everything by routes that its own page asks, too.
import { useQueries } from '@tanstack/react-query';
import { cardQuery } from '../features/cards/api/card';
import { jobQuery } from '../features/jobs/api/jobs';
import { type Report, reportOf } from '../features/jobs/model/report';
import { lineageQuery } from '../features/lineage/api/lineage';
import { repositoryQuery } from '../features/repositories/api/detail';
import { offerQuery } from '../features/selling/api/offers';
import type { RepositoryKey } from '../lib/addresses';
import type { Lineage, OfferState, RepositoryDetail } from '../lib/api-types';

export interface ComparedModel {
  id: string;
  isWaiting: boolean;
  /** Null: it does not exist, or not for who asks. */
  detail: RepositoryDetail | null;
  frontMatter: Record<string, unknown> | null;
  lineage: Lineage | null;
  offer: OfferState | null;
  /** Before and after, of what a job made here; for those who may see the job. */
  report: Report | null;
}

export function useComparedModels(ids: readonly string[]): ComparedModel[] {
  const keys = ids.map(keyOf);
  const details = useQueries({ queries: keys.map((key) => ({ ...repositoryQuery(key), retry: false })) });
  const isThere = (index: number) => details[index]?.data !== undefined;
  const cards = useQueries({ queries: keys.map((key, index) => ({ ...cardQuery(key), retry: false, enabled: isThere(index) })) });
  const lineages = useQueries({ queries: keys.map((key, index) => ({ ...lineageQuery(key), retry: false, enabled: isThere(index) })) });
  const offers = useQueries({
    queries: keys.map((key, index) => ({ ...offerQuery(key), retry: false, enabled: details[index]?.data?.isSold === true })),
  });
  const jobs = useQueries({
    queries: lineages.map(({ data }) => ({ ...jobQuery(jobOf(data) ?? ''), retry: false, enabled: jobOf(data) !== null })),
  });
  return ids.map((id, index) => ({
    id,
    isWaiting: [details, cards, lineages, offers, jobs].some((answers) => answers[index]?.isLoading),
    detail: details[index]?.data ?? null,
    frontMatter: cards[index]?.data?.frontMatter ?? null,
    lineage: lineages[index]?.data ?? null,
    offer: offers[index]?.data ?? null,
    report: reportOf(jobs[index]?.data?.outcome),
  }));
}

function keyOf(id: string): RepositoryKey {
  const [namespace = '', name = ''] = id.split('/');
  return { type: 'model', namespace, name };
}

function jobOf(lineage: Lineage | undefined): string | null {
  return lineage?.ancestors.find(({ depth }) => depth === 1)?.making?.job?.key ?? null;
}
