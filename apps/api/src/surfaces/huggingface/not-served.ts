// Features of huggingface.co that its clients have calls for and this hub has not (docs/protocols/huggingface.md). Each call is answered
// 501 with a sentence, to everybody alike and whether the repository exists or not: "not found" would send people looking for a mistake of theirs.
import { DomainError } from '../../common/errors';

const REPOSITORY = '/api/(?:models|datasets|spaces)/[^/]+/[^/]+';

const NO_RESOURCE_GROUPS = 'This hub has no resource groups: the roles of an organization hold for all that it has.';

const NOT_SERVED: readonly (readonly [string, RegExp])[] = [
  [NO_RESOURCE_GROUPS, path(`(?:${REPOSITORY}|/api/collections/[^/]+/[^/]+)/resource-group`)],
  [
    'Apps are kept here, but not run: they have no runtime, hardware, secrets, variables or logs.',
    path('/api/spaces/[^/]+/[^/]+/(?:runtime|hardware|sleeptime|pause|restart|dev-mode|storage|volumes|secrets|variables|logs)'),
  ],
  ['Apps are kept here, but not run: there is no hardware to choose from and no template.', path('/api/spaces/(?:hardware|templates)')],
  ['This hub does not search apps by meaning: list them with a search text instead.', path('/api/spaces/semantic-search')],
  ['This hub has no leaderboards.', path('/api/datasets/[^/]+/[^/]+/leaderboard')],
  ['This hub runs no jobs.', path('/api/(?:jobs|scheduled-jobs)')],
  ['This hub has no buckets: keep files in a model or a dataset.', path('/api/buckets')],
  ['This hub has no repositories of the type kernel: use a model.', path('/api/kernels')],
  ['This hub has no papers.', path('/api/(?:papers|daily_papers)')],
];

/** The refusal for an address of such a feature; null when it is simply unknown. */
export function notServed(url: string): DomainError | null {
  const [address = ''] = url.split('?', 1);
  const sentence = NOT_SERVED.find(([, pattern]) => pattern.test(address))?.[0];
  return sentence === undefined ? null : featureNotServed(sentence);
}

/** For what a body asks for, where the address is served. */
export function featureNotServed(sentence: string): DomainError {
  return new DomainError('unsupported', 'feature/not-served', sentence);
}

export function noResourceGroups(): DomainError {
  return featureNotServed(NO_RESOURCE_GROUPS);
}

/** The whole address, or the beginning of one. */
function path(pattern: string): RegExp {
  return new RegExp(`^${pattern}(?:/|$)`);
}
