import { DomainError } from '../../common/errors';

export function badHourPrice(most: string, currency: string): DomainError {
  return new DomainError(
    'invalid',
    'compute/price',
    `A price of an hour is an amount up to ${most} ${currency}, with six decimal places at the most.`,
  );
}

export function badMost(most: string, currency: string): DomainError {
  return new DomainError('invalid', 'compute/most', `The most that a job may cost is an amount above 0, and up to ${most} ${currency}.`);
}

export function mayNotOpen(): DomainError {
  return new DomainError(
    'forbidden',
    'compute/closed',
    'On this hub runners work for their owners only: an administrator has to allow it that they take jobs of others.',
  );
}

export function hiddenParts(names: readonly string[]): DomainError {
  return new DomainError(
    'conflict',
    'compute/private',
    `Not everything that this job reads and makes is public (${names.join(', ')}): whoever runs a machine can see it. Agree to that explicitly, or use only runners of your own and of the hub.`,
    { names: [...names] },
  );
}

/** Of a job that is to run on a machine of somebody else. */
export function becamePrivate(names: readonly string[]): DomainError {
  return new DomainError(
    'conflict',
    'compute/became-private',
    `${names.join(', ')} became private after this job was started, so it does not go to a runner of somebody else. Start it again.`,
  );
}

export function notEnough(amount: string, currency: string, payer: string): DomainError {
  return new DomainError(
    'unpaid',
    'compute/insufficient-funds',
    `This job may cost ${amount} ${currency}, which are set aside while it waits and runs. The wallet of ${payer} has less: pay in, or lower the most that it may cost.`,
  );
}

export function termsAreFixed(): DomainError {
  return new DomainError('conflict', 'compute/terms', 'What a job may cost is agreed to before it is started.');
}

export function badFee(): DomainError {
  return new DomainError('invalid', 'compute/fee', 'A fee is 0 to 10000 hundredths of a percent.');
}
