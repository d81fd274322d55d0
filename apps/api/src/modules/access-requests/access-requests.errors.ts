// The refusals of this room.
import { DomainError } from '../../common/errors';
import type { RequestStatus } from './access-requests.types';

export const notNeeded = (): DomainError =>
  new DomainError('conflict', 'access-request/not-needed', 'You may read this repository already.');
export const waitsAlready = (): DomainError =>
  new DomainError('conflict', 'access-request/pending', 'You have asked for access already: its authors will decide.');
export const wasRejected = (): DomainError =>
  new DomainError('forbidden', 'access-request/rejected', 'Your request for access has been rejected by the authors of this repository.');
export const requestNotFound = (): DomainError =>
  new DomainError('not-found', 'access-request/not-found', 'There is no such request for access.');
export const personNotFound = (name: string): DomainError =>
  new DomainError('not-found', 'access-request/no-person', `There is no user called ${name}.`);
export const isAlready = (status: RequestStatus): DomainError =>
  new DomainError('invalid', 'access-request/already', `This request for access is ${status} already.`);
export const fieldMissing = (name: string): DomainError =>
  new DomainError('invalid', 'access-request/field', `Fill in “${name}”.`, { field: name });
