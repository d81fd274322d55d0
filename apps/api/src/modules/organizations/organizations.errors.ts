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
