// The refusals of this room.
import { DomainError } from '../../common/errors';

export type NotServable = 'off' | 'type' | 'not-a-chat-model' | 'not-an-embedding-model' | 'weights' | 'too-large' | 'base-missing';

const SENTENCES: Record<NotServable, string> = {
  off: 'This hub serves no models of its own.',
  type: 'Only models are served.',
  'not-a-chat-model': 'Only models that write text (…ForCausalLM), and adapters of such models, are served.',
  'not-an-embedding-model': 'Embeddings are made by text models: those that write, and those that read (…Model, …ForMaskedLM).',
  weights: 'A model is served from its config.json, tokenizer and safetensors; this one does not have them all.',
  'too-large': 'This model is larger than what this hub serves.',
  'base-missing': 'The model that this adapter belongs to is not on this hub, or you may not read it.',
};

export function notServable(why: NotServable): DomainError {
  return new DomainError('unprocessable', `serving/${why}`, SENTENCES[why]);
}

export function busy(most: number): DomainError {
  return new DomainError('too-many', 'serving/busy', `${most} calls of this model wait already: try again shortly.`, {
    retryAfterSeconds: 5,
  });
}

export function notReady(seconds: number): DomainError {
  return new DomainError(
    'unavailable',
    'serving/not-ready',
    `The model was not ready within ${seconds} seconds: no runner had room for it. Try again later.`,
    { retryAfterSeconds: 60 },
  );
}

export function interrupted(): DomainError {
  return new DomainError(
    'unavailable',
    'serving/interrupted',
    'The runner of this model went away in the middle of the answer: ask again.',
    {
      retryAfterSeconds: 5,
    },
  );
}

export function ofProgram(code: string, message: string): DomainError {
  return new DomainError('unprocessable', code, message);
}

export function callGone(): DomainError {
  return new DomainError('not-found', 'serving/call-gone', 'Nobody waits for this answer any more.');
}

export function noBase(): DomainError {
  return new DomainError('invalid', 'serving/no-base', 'This model has no base on this hub that it could be compared with.');
}
