import { DomainError } from '../../common/errors';

export function demoNamesTaken(names: readonly string[]): DomainError {
  const quoted = names.map((name) => `"${name}"`).join(' and ');
  return new DomainError('conflict', 'demo/names-taken', `The examples need an organization, but the names ${quoted} are taken.`);
}

export function demoBusy(): DomainError {
  return new DomainError('conflict', 'demo/busy', 'Somebody else is loading the examples at this moment. Look again in a few seconds.');
}
