import { DomainError } from '../../common/errors';

export const alreadyReported = (): DomainError =>
  new DomainError('conflict', 'report/already', 'You have reported this already; it has not been decided yet.');

export const ownReport = (): DomainError => new DomainError('invalid', 'report/own', 'This is your own.');

export const tooManyReports = (): DomainError =>
  new DomainError('too-many', 'report/too-many', 'You have reported much today. Go on tomorrow.', { retryAfterSeconds: 3600 });

export const caseNotFound = (): DomainError => new DomainError('not-found', 'case/not-found', 'There is no such case.');

export const caseDecided = (): DomainError => new DomainError('conflict', 'case/decided', 'This was decided already.');

export const decisionUnfit = (): DomainError => new DomainError('invalid', 'case/decision', 'That cannot be decided of such a thing.');

export const heldNotFound = (): DomainError => new DomainError('not-found', 'held/not-found', 'No such text waits.');

export const heldDecided = (): DomainError => new DomainError('conflict', 'held/decided', 'This was decided already.');

export const tooManyHeld = (most: number): DomainError =>
  new DomainError(
    'too-many',
    'held/too-many',
    `${most} texts of yours wait for a look of the administrators already. Go on when they have been seen.`,
    {
      retryAfterSeconds: 3600,
    },
  );
