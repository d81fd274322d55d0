// Worker thread: draws pictures of pages. Fonts are read when the first one is wanted, and go with the thread.
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { drawPreview, openFont, type PreviewFacts, type PreviewFont } from '@modelgrove/preview-picture';

export interface PreviewTask {
  facts: PreviewFacts;
  fonts: { regular: string; bold: string };
}

let fonts: { regular: PreviewFont; bold: PreviewFont } | null = null;

parentPort?.on('message', ({ task }: { task: PreviewTask }) => {
  try {
    fonts ??= { regular: openFont(readFileSync(task.fonts.regular)), bold: openFont(readFileSync(task.fonts.bold)) };
    parentPort?.postMessage({ kind: 'done', result: new Uint8Array(drawPreview(task.facts, fonts)) });
  } catch (error) {
    parentPort?.postMessage({ kind: 'failed', code: 'thread/crashed', message: String(error) });
  }
});
