// The refusals of this room.
import { DomainError } from '../../common/errors';
import { MOST_COLLECTIONS, MOST_ITEMS } from './collections.policy';

/** The same for what does not exist and for what the reader may not see. */
export function collectionNotFound(): DomainError {
  return new DomainError('not-found', 'collection/not-found', 'Collection not found');
}

/** `slug`: the address of the one that is there, which whoever made a second one may see. */
export function collectionExists(title: string, slug: string): DomainError {
  return new DomainError('conflict', 'collection/exists', `There is a collection called "${title}" here already.`, { slug });
}

export function tooManyCollections(): DomainError {
  const text = `A user or an organization has at most ${MOST_COLLECTIONS} collections.`;
  return new DomainError('too-many', 'collection/too-many', text);
}

export function itemMissing(): DomainError {
  return new DomainError('not-found', 'collection/item-not-found', 'This does not stand in the collection.');
}

export function itemUnknown(): DomainError {
  return new DomainError('not-found', 'collection/item-unknown', 'There is nothing of that name that could be added.');
}

export function itemExists(): DomainError {
  return new DomainError('conflict', 'collection/item-exists', 'This stands in the collection already.');
}

export function itemOfItself(): DomainError {
  return new DomainError('invalid', 'collection/self', 'A collection cannot stand in itself.');
}

export function collectionFull(): DomainError {
  return new DomainError('too-many', 'collection/full', `A collection holds at most ${MOST_ITEMS} items.`);
}
