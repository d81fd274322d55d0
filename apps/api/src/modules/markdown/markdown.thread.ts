// Worker thread: makes texts into HTML, so that hostile ones cost time that nobody waits for. One text at a time.
import { createHmac } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { type MarkdownOptions, type RenderedMarkdown, renderMarkdown } from '@modelgrove/markdown';

export interface RenderTask {
  text: string;
  options: Omit<MarkdownOptions, 'foreignImage'>;
  images: ImageKey;
}

/** What addresses of pictures are made with (image-links.ts). */
export interface ImageKey {
  prefix: string;
  key: Uint8Array;
}

export type FromMarkdownThread = { kind: 'done'; result: RenderedMarkdown } | { kind: 'failed'; code: string; message: string };

parentPort?.on('message', ({ task }: { task: RenderTask }) => void answer(task));

async function answer({ text, options, images }: RenderTask): Promise<void> {
  try {
    const result = await renderMarkdown(text, { ...options, foreignImage: (url) => signedAddress(url, images) });
    send({ kind: 'done', result });
  } catch (error) {
    send({ kind: 'failed', code: 'thread/crashed', message: String(error) });
  }
}

/** The same as ImageLinks checks. */
function signedAddress(url: string, { prefix, key }: ImageKey): string {
  const signature = createHmac('sha256', key).update(url).digest('base64url').slice(0, 22);
  return `${prefix}${signature}?address=${encodeURIComponent(url)}`;
}

function send(message: FromMarkdownThread): void {
  parentPort?.postMessage(message);
}
