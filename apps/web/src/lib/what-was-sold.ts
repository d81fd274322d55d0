import { repositoryAddress } from './addresses';
import type { Sale } from './api-types';
import type { Translate } from './i18n';

/** A repository by its name, a subscription to an author, or a runner's time. */
export function whatWasSold({ kind, repository }: Pick<Sale, 'kind' | 'repository'>, t: Translate): string {
  if (kind === 'compute') return t('sale.compute', { runner: repository });
  return kind === 'creator' ? t('month.subscriptionTo', { name: repository }) : repository;
}

type Address = Pick<Sale, 'type' | 'repository'> & Partial<Pick<Sale, 'kind' | 'jobKey'>>;

/** The repository, the page of the author who was subscribed to, or the job that time was bought for; who may not see that does not get there. */
export function soldAddress({ kind, type, repository, jobKey }: Address): string {
  const [namespace = '', name = ''] = repository.split('/');
  if (kind === 'compute') return `/jobs/${encodeURIComponent(jobKey ?? '')}`;
  return type === null ? `/${encodeURIComponent(namespace)}` : repositoryAddress({ type, namespace, name });
}
