// PDF by pdf.js: read in a thread of its own, drawn on canvases, with its words over them. No scripts of a file run, its forms do nothing; of its links those to the web are left.
import { AnnotationMode, getDocument, GlobalWorkerOptions, type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { linksIn, type PdfLink } from './pdf-links';

export type { PDFDocumentProxy as PdfDocument, PDFPageProxy as PdfPage };

/** Of one picture in a page, and of a page as it is drawn. */
const MOST_PIXELS = 32 * 1024 * 1024;
const [MOST_CANVAS_PIXELS, MOST_RATIO] = [16 * 1024 * 1024, 2];
/** Each stands by itself in the page. */
const MOST_WORDS = 20_000;
/** Tables of characters and fonts that every reader is expected to have: scripts/pdf-aids.ts puts them there. */
const AIDS = new URL(import.meta.env.PDF_AIDS as string, window.location.href).href;

GlobalWorkerOptions.workerSrc = workerAddress;

/** Rejects with what pdf.js says of a file that is none, is damaged, or asks for a password. */
export async function openPdf(address: string, signal: AbortSignal): Promise<PDFDocumentProxy> {
  const answer = await fetch(address, { signal, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`The file was answered with ${answer.status}.`);
  return getDocument({
    data: new Uint8Array(await answer.arrayBuffer()),
    isEvalSupported: false,
    enableXfa: false,
    // Fonts of the reader's system have other widths than the standard ones.
    useSystemFonts: false,
    maxImageSize: MOST_PIXELS,
    cMapUrl: `${AIDS}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${AIDS}standard_fonts/`,
  }).promise;
}

export function needsPassword(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}

/** As wide as `width` on the page, as sharp as the screen where memory allows. */
export async function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): Promise<{ height: number }> {
  const whole = page.getViewport({ scale: 1 });
  const scale = width / whole.width;
  const pixels = whole.width * whole.height * scale * scale;
  const ratio = Math.min(window.devicePixelRatio, MOST_RATIO, Math.sqrt(MOST_CANVAS_PIXELS / pixels));
  const viewport = page.getViewport({ scale: scale * ratio });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const canvasContext = canvas.getContext('2d', { alpha: false });
  if (canvasContext === null) throw new Error('There is no canvas to draw on.');
  await page.render({ canvasContext, viewport, annotationMode: AnnotationMode.ENABLE }).promise;
  return { height: whole.height * scale };
}

/** Puts the words of a page where it shows them, for who chooses them and who listens. `words` is emptied first. Nothing is put there after `signal`. */
export async function placeWords(page: PDFPageProxy, words: HTMLElement, width: number, signal: AbortSignal): Promise<void> {
  const scale = width / page.getViewport({ scale: 1 }).width;
  const content = await page.getTextContent();
  if (signal.aborted) return;
  words.replaceChildren();
  words.style.setProperty('--scale-factor', String(scale));
  const textContentSource = { ...content, items: content.items.slice(0, MOST_WORDS) };
  await new TextLayer({ textContentSource, container: words, viewport: page.getViewport({ scale }) }).render();
}

/** Those that lead somewhere a reader may be sent. */
export async function linksOfPage(page: PDFPageProxy): Promise<PdfLink[]> {
  return linksIn(await page.getAnnotations({ intent: 'display' }), page.getViewport({ scale: 1 }));
}
