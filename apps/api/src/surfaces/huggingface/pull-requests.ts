import { DomainError } from '../../common/errors';
import type { Query } from './query';

/** `?create_pr=1`: until this hub has pull requests, saying so beats committing to the branch itself. */
export function refusePullRequest(query: Query): void {
  if (!query.flag('create_pr')) return;
  throw new DomainError(
    'invalid',
    'pull-request/unavailable',
    'This hub has no pull requests yet: commit to a branch of your own instead (create_pr=False).',
  );
}
