import { type RepoType, WIRE_TYPE } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';

/** `details.repository` lets a surface name the address of the one that is there (contract §2.3, 409 with a url). */
export function repositoryExists(type: RepoType, namespace: string, name: string): DomainError {
  return new DomainError('conflict', 'repository/exists', `You already created this ${WIRE_TYPE[type]} repo: ${namespace}/${name}`, {
    repository: { type, namespace, name },
  });
}

export function repositoryNameTaken(type: RepoType, namespace: string, name: string): DomainError {
  return new DomainError('conflict', 'repository/exists', `A ${WIRE_TYPE[type]} repository called ${namespace}/${name} already exists`, {
    repository: { type, namespace, name },
  });
}

export function repositoryNameInvalid(reason: string): DomainError {
  return new DomainError('invalid', 'repository/name', `This name cannot be used: ${reason}.`);
}

export function cursorInvalid(): DomainError {
  return new DomainError('invalid', 'list/cursor', 'This page address is not valid any more: begin with the first page.');
}
