// One question to a model, and its answer as it is written.
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import { refusalOf } from '../../../lib/hub-client';
import type { Message, Side } from '../model/conversation';
import { type ChatEvent, readEvents } from '../model/sse';
import type { Sampling } from '../model/tried';

export interface Question {
  model: RepositoryKey;
  of: Side;
  messages: readonly Message[];
  sampling: Sampling;
}

/** Throws HubError for a refusal before the first word; one after it is an event. Aborting ends the call at the hub, too. */
export async function* askModel({ model, of, messages, sampling }: Question, signal: AbortSignal): AsyncGenerator<ChatEvent> {
  const response = await fetch(`/hub/v1${repositoryResource(model)}/chat`, {
    method: 'POST',
    signal,
    credentials: 'same-origin',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ messages, of, ...sampling }),
  });
  if (!response.ok || response.body === null) throw await refusalOf(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const read = readEvents(rest + piece.value);
    rest = read.rest;
    yield* read.events;
  }
  yield* readEvents(`${rest}\n`).events;
}
