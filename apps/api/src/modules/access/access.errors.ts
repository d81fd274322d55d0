import { type RepoId, type RepoType, WEB_PREFIX } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';

const NOUN: Record<RepoType, string> = { model: 'model', dataset: 'dataset', app: 'space' };

/** The same answer for what does not exist and for what this actor may not see. */
export function repositoryNotFound(): DomainError {
  return new DomainError('not-found', 'repository/not-found', 'Repository not found');
}

export function credentialRejected(reason: string): DomainError {
  return new DomainError('unauthenticated', 'auth/invalid-credentials', reason);
}

export function signInNeeded(): DomainError {
  return new DomainError('unauthenticated', 'auth/required', 'This needs you to be signed in: send an access token.');
}

export function forbidden(message = "You don't have the required permissions to do this."): DomainError {
  return new DomainError('forbidden', 'access/forbidden', message);
}

/** To a program: the person has not allowed it this. */
export function outOfScope(scope: string): DomainError {
  return new DomainError('forbidden', 'oauth/scope', `This token was not given the scope "${scope}", which this needs.`, { scope });
}

/** The sentence is one that clients compare (contract, §3.2). `reason`: what administrators said, to who keeps it. */
export function disabled(reason: string | null): DomainError {
  const details = reason === null ? {} : { reason };
  return new DomainError('forbidden', 'repository/disabled', 'Access to this resource is disabled.', details);
}

export function archived(): DomainError {
  return new DomainError(
    'forbidden',
    'repository/archived',
    'This repository is archived: it can be read, not changed. Its owner can open it again.',
  );
}

export function gatedAnonymous(type: RepoType, id: string): DomainError {
  const text = `Access to ${NOUN[type]} ${id} is restricted. You must have access to it and be authenticated to access it. Please log in.`;
  return new DomainError('unauthenticated', 'repository/gated', text);
}

export function gatedForbidden(type: RepoType, id: string): DomainError {
  const text = `Access to ${NOUN[type]} ${id} is restricted and you are not in the authorized list. Ask for access on its page.`;
  return new DomainError('forbidden', 'repository/gated', text);
}

/** Where it is sold: its page. */
export function saleAddress(hubUrl: string, type: RepoType, { namespace, name }: RepoId): string {
  return `${hubUrl}/${WEB_PREFIX[type]}${namespace}/${name}`;
}

export function forSaleAnonymous(address: string): DomainError {
  return new DomainError('unauthenticated', 'repository/for-sale', `This is sold at ${address}. If you have bought it, log in.`, {
    address,
  });
}

export function forSale(address: string): DomainError {
  return new DomainError('forbidden', 'repository/for-sale', `This is sold at ${address}. Buy it there to read its contents.`, { address });
}

/** Where one subscribes to an author: their page. */
export function authorAddress(hubUrl: string, namespace: string): string {
  return `${hubUrl}/${namespace}`;
}

export function forSubscribersAnonymous(namespace: string, address: string): DomainError {
  const text = `This is for subscribers of ${namespace}: ${address}. If you have subscribed, log in.`;
  return new DomainError('unauthenticated', 'repository/for-subscribers', text, { address });
}

export function forSubscribers(namespace: string, address: string): DomainError {
  const text = `This is for subscribers of ${namespace}. Subscribe at ${address} to read its contents.`;
  return new DomainError('forbidden', 'repository/for-subscribers', text, { address });
}

export function forUseHere(): DomainError {
  const message = 'You may use this on this hub: in jobs, as a model that answers, or as an app that runs. It is not handed out.';
  return new DomainError('forbidden', 'repository/use-here', message);
}

/** To a runner: whatever it still does for this attempt is for nothing. */
export function attemptEnded(): DomainError {
  return new DomainError(
    'conflict',
    'job/lease-lost',
    'This attempt does not hold the job any more: it has ended, or another attempt has begun.',
  );
}

export function resultCommitted(): DomainError {
  return new DomainError('conflict', 'job/result-committed', 'The result of this job has been committed already.');
}

/** Not a refusal but a signpost: the repository the actor may see answers to another name now. Surfaces answer 307. */
export class RepositoryMoved extends DomainError {
  constructor(
    readonly type: RepoType,
    readonly from: { namespace: string; name: string },
    readonly to: { namespace: string; name: string },
  ) {
    super('not-found', 'repository/moved', `This repository is now ${to.namespace}/${to.name}.`);
  }
}
