import { DomainError } from '../../common/errors';

/** It does not say which word: whoever wrote it knows, and whoever looks for a way around it is not helped. */
export const textRefused = (field: string): DomainError =>
  new DomainError(
    'unprocessable',
    'moderation/refused',
    'This hub does not accept this text: it has words that its operators have ruled out.',
    {
      fields: [{ field, message: 'has words that are not accepted here' }],
    },
  );

export const wordNotFound = (): DomainError =>
  new DomainError('not-found', 'moderation-word/not-found', 'There is no such word on the list.');

export const wordEmpty = (): DomainError =>
  new DomainError('invalid', 'moderation-word/empty', 'A word has at least one character that can be seen.', {
    fields: [{ field: 'texts', message: 'has a word without a character that can be seen' }],
  });

export const wordsFull = (most: number): DomainError =>
  new DomainError('conflict', 'moderation-word/full', `The list has at most ${most} words.`);
