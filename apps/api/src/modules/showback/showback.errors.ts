import { DomainError } from '../../common/errors';

export function badMonth(): DomainError {
  return new DomainError('invalid', 'showback/month', 'A month is written as its year and its number, such as 2026-11.');
}

export function futureMonth(last: string): DomainError {
  return new DomainError('invalid', 'showback/future', `That month has not begun: the last one is ${last}.`, { last });
}

export function earlierMonth(first: string): DomainError {
  return new DomainError('invalid', 'showback/too-early', `Nothing was counted in that month: the first one is ${first}.`, { first });
}

export function badRate(most: string, currency: string): DomainError {
  return new DomainError('invalid', 'showback/rate', `A rate is an amount up to ${most} ${currency}, with six decimal places at the most.`);
}

export function notInMonth(): DomainError {
  return new DomainError('not-found', 'showback/not-found', 'Nobody of that name used or paid anything in that month.');
}
