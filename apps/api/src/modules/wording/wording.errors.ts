import { DomainError } from '../../common/errors';

/** It does not say which word: whoever wrote it knows, and whoever looks for a way around it is not helped. */
export const textRefused = (field: string): DomainError =>
  new DomainError('unprocessable', 'moderation/refused', 'This hub does not accept this text: it goes against what its operators allow.', {
    fields: [{ field, message: 'has what is not accepted here' }],
  });

/** Of what cannot wait where others do not see it. */
export const needsLook = (field: string): DomainError =>
  new DomainError(
    'unprocessable',
    'moderation/needs-look',
    'This hub does not accept this text without a look of its administrators, and here it cannot wait for one. Say it in other words, or ask them.',
    { fields: [{ field, message: 'would need a look of the administrators' }] },
  );

export const wordNotFound = (): DomainError =>
  new DomainError('not-found', 'moderation-word/not-found', 'There is no such word on the list.');

export const wordEmpty = (): DomainError =>
  new DomainError('invalid', 'moderation-word/empty', 'A word has at least one character that can be seen.', {
    fields: [{ field: 'texts', message: 'has a word without a character that can be seen' }],
  });

export const wordsFull = (most: number): DomainError =>
  new DomainError('conflict', 'moderation-word/full', `The list has at most ${most} words.`);
