// Which tab is at which upload: whoever wants to go on with one asks the others. Web Locks would do it, but are missing on plain http.
const CHANNEL = 'grove-uploads';
const ANSWER_MS = 300;

interface Message {
  kind: 'ask' | 'here';
  id: string;
}

/** Until it is called, this tab says that it is at this upload. */
export function sayHere(id: string): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'ask' && data.id === id) channel.postMessage({ kind: 'here', id } satisfies Message);
  };
  return () => channel.close();
}

export function isElsewhere(id: string): Promise<boolean> {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise<boolean>((resolve) => {
    channel.onmessage = ({ data }: MessageEvent<Message>) => data.kind === 'here' && data.id === id && resolve(true);
    channel.postMessage({ kind: 'ask', id } satisfies Message);
    setTimeout(() => resolve(false), ANSWER_MS);
  }).finally(() => channel.close());
}
