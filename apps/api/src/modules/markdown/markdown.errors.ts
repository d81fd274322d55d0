import { DomainError } from '../../common/errors';

export function renderingBusy(): DomainError {
  return new DomainError('too-many', 'markdown/busy', 'Too many texts are being prepared; try again in a moment.', {
    retryAfterSeconds: 2,
  });
}

export function imageNotSigned(): DomainError {
  return new DomainError('forbidden', 'image/not-signed', 'This address of a picture was not made by this hub.');
}

export function imageBusy(): DomainError {
  return new DomainError('too-many', 'image/busy', 'Too many pictures are being fetched; try again in a moment.', { retryAfterSeconds: 2 });
}

/** `reason` is for whoever wrote the text: it names nothing of the inside of this hub's network. */
export function imageUnavailable(reason: string): DomainError {
  return new DomainError('unavailable', 'image/unavailable', `The picture cannot be fetched: ${reason}`);
}
