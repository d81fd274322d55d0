// The refusals of the gateway. Sentences never repeat what an upstream says of keys.
import { DomainError } from '../../common/errors';

export function modelUnknown(name: string): DomainError {
  return new DomainError(
    'not-found',
    'model_not_found',
    `There is no model '${name.slice(0, 200)}' here; GET /v1/models lists those there are.`,
  );
}

export function wrongKind(name: string, wanted: string): DomainError {
  return new DomainError('invalid', 'gateway/kind', `The model '${name}' is not for ${wanted}.`);
}

export function noSuchRepository(name: string): DomainError {
  return new DomainError(
    'invalid',
    'gateway/repository',
    `There is no model repository '${name.slice(0, 200)}' on this hub that this could answer for.`,
  );
}

export function badBody(sentence: string): DomainError {
  return new DomainError('invalid', 'gateway/body', sentence);
}

export function upstreamAway(name: string): DomainError {
  return new DomainError(
    'unavailable',
    'gateway/upstream-away',
    `The server behind this model (${name}) does not answer: try again shortly.`,
    { retryAfterSeconds: 5 },
  );
}

export function upstreamFull(name: string, retryAfterSeconds: number): DomainError {
  return new DomainError(
    'too-many',
    'gateway/upstream-full',
    `The server behind this model (${name}) has too much to do: try again later.`,
    { retryAfterSeconds },
  );
}

export function upstreamRefused(message: string): DomainError {
  return new DomainError('unprocessable', 'gateway/refused', message);
}

export function tokensUsedUp(most: number, retryAfterSeconds: number): DomainError {
  return new DomainError('too-many', 'gateway/quota', `This month's ${most.toLocaleString('en')} tokens are used up.`, {
    retryAfterSeconds,
  });
}

export function upstreamNotFound(): DomainError {
  return new DomainError('not-found', 'gateway/not-found', 'There is no such upstream.');
}

export function nameTaken(name: string): DomainError {
  return new DomainError('conflict', 'gateway/exists', `There is a model or an upstream '${name}' already.`);
}

export function badAddress(): DomainError {
  return new DomainError('invalid', 'gateway/address', 'An upstream has an http or https address, such as http://vllm:8000/v1.');
}

export function badName(): DomainError {
  return new DomainError('invalid', 'gateway/name', 'A name has 1 to 96 letters, digits, dots, dashes, colons and underscores.');
}
