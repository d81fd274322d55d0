import { DomainError } from '../../common/errors';

export function organizationNotFound(name: string): DomainError {
  return new DomainError('not-found', 'organization/not-found', `There is no organization called "${name}".`);
}

export function memberNotFound(name: string): DomainError {
  return new DomainError('not-found', 'organization/member-not-found', `"${name}" is not a member of this organization.`);
}

export function memberUnknown(name: string): DomainError {
  return new DomainError('not-found', 'account/not-found', `There is no user called "${name}".`);
}

export function lastAdmin(): DomainError {
  return new DomainError(
    'conflict',
    'organization/last-admin',
    'An organization keeps at least one admin: give somebody else that role first.',
  );
}

export function organizationNotEmpty(name: string): DomainError {
  return new DomainError(
    'conflict',
    'organization/not-empty',
    `"${name}" still owns repositories: move or delete them first, then the organization can be deleted.`,
  );
}

export function creationRefused(): DomainError {
  return new DomainError('forbidden', 'organization/creation-refused', 'On this hub administrators make organizations: ask one of them.');
}

export function invitationNotFound(): DomainError {
  return new DomainError('not-found', 'invitation/not-found', 'There is no such invitation: it was used, withdrawn, or it is too old.');
}

export function invitationWithoutPlace(): DomainError {
  return new DomainError('conflict', 'invitation/account-only', 'This invitation is for a new account, and you have one already.');
}
