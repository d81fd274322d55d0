/** Texts are shown up to here. */
export const MAX_VIEW_BYTES = 1024 * 1024;

const IMAGES = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'ico']);
const AUDIO = new Set(['mp3', 'wav', 'flac', 'ogg']);
const VIDEO = new Set(['mp4', 'webm']);
const NEVER_TEXT = new Set(
  'safetensors gguf ggml bin pt pth ckpt onnx h5 msgpack npy npz pkl parquet arrow feather zip gz tgz bz2 xz zst 7z tar rar pdf mp3 wav flac ogg mp4 webm mov mkv woff woff2 ttf otf exe dll so whl jar'.split(
    ' ',
  ),
);

/** Pictures a browser shows by itself. SVG is not among them: it can act, so it is read as text. */
export function isImage(path: string): boolean {
  return IMAGES.has(ending(path));
}

/** Played by the browser itself. */
export function mediaKind(path: string): 'audio' | 'video' | null {
  return AUDIO.has(ending(path)) ? 'audio' : VIDEO.has(ending(path)) ? 'video' : null;
}

/** Texts that are more than their lines. */
export function previewKind(path: string): 'markdown' | 'notebook' | 'csv' | 'tsv' | 'jsonl' | null {
  const known = {
    md: 'markdown',
    markdown: 'markdown',
    ipynb: 'notebook',
    csv: 'csv',
    tsv: 'tsv',
    jsonl: 'jsonl',
    ndjson: 'jsonl',
  } as const;
  return known[ending(path) as keyof typeof known] ?? null;
}

/** Their tensors are listed, from the header. */
export function isWeights(path: string): boolean {
  return ['safetensors', 'gguf'].includes(ending(path));
}

/** Larger ones are downloaded: a file is held as a whole to be shown. */
export const MAX_PDF_BYTES = 32 * 1024 * 1024;

export function isPdf(path: string): boolean {
  return ending(path) === 'pdf';
}

/** Files not worth asking for more than their size. */
export function neverText(path: string): boolean {
  return NEVER_TEXT.has(ending(path));
}

function ending(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1).toLowerCase();
}

/** What an editor of text can be for; whether it is text is seen when it is opened. */
export function isEditable(path: string): boolean {
  return !isImage(path) && mediaKind(path) === null && !neverText(path);
}
