// Jupyter notebooks (nbformat 3 and 4) as a page shows them: texts, code, and what it answered. Nothing of it is run, and HTML that a cell answered with stays a text: whoever shows
// it does so in a frame without an origin and without scripts. Bounded: what is more is left out and said so.

export interface NotebookOutput {
  /** `html`: only for a frame without an origin. `image`: a data address of PNG, JPEG or GIF. */
  kind: 'text' | 'error' | 'image' | 'html';
  value: string;
}

export interface NotebookCell {
  kind: 'markdown' | 'code' | 'raw';
  source: string;
  outputs: NotebookOutput[];
}

export interface Notebook {
  /** `python`; null when it does not say. */
  language: string | null;
  cells: NotebookCell[];
  /** Cells or answers were left out. */
  isCut: boolean;
}

const MOST_CELLS = 500;
const MOST_OUTPUTS = 50;
const MOST_TEXT = 100_000;
const MOST_HTML = 1_000_000;
const MOST_IMAGE = 8 * 1024 * 1024;
const IMAGES = ['image/png', 'image/jpeg', 'image/gif'] as const;
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
// Colours of terminals.
// eslint-disable-next-line no-control-regex
const ESCAPES = /\u001b\[[0-9;]*[A-Za-z]/g;

type Fields = Record<string, unknown>;

/** Null: it is no notebook. */
export function readNotebook(text: string): Notebook | null {
  const root = parsed(text);
  const sheets = listOf(root?.cells ?? fieldsOf(listOf(root?.worksheets)?.[0])?.cells);
  if (!root || !sheets) return null;
  const cut = { isCut: sheets.length > MOST_CELLS };
  const cells = sheets.slice(0, MOST_CELLS).flatMap((cell) => cellOf(fieldsOf(cell), cut));
  return { language: languageOf(fieldsOf(root.metadata)), cells, isCut: cut.isCut };
}

function parsed(text: string): Fields | null {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return null;
  }
}

function cellOf(cell: Fields | null, cut: { isCut: boolean }): NotebookCell[] {
  if (!cell) return [];
  const type = cell.cell_type;
  const source = bounded(textOf(cell.source ?? cell.input), MOST_TEXT, cut);
  if (type === 'code') return [{ kind: 'code', source, outputs: outputsOf(listOf(cell.outputs) ?? [], cut) }];
  if (type === 'heading') return [{ kind: 'markdown', source: `## ${source}`, outputs: [] }];
  return [{ kind: type === 'markdown' ? 'markdown' : 'raw', source, outputs: [] }];
}

function outputsOf(outputs: unknown[], cut: { isCut: boolean }): NotebookOutput[] {
  if (outputs.length > MOST_OUTPUTS) cut.isCut = true;
  return outputs.slice(0, MOST_OUTPUTS).flatMap((one) => {
    const output = fieldsOf(one);
    const shown = output ? outputOf(output, cut) : null;
    return shown && shown.value !== '' ? [shown] : [];
  });
}

function outputOf(output: Fields, cut: { isCut: boolean }): NotebookOutput | null {
  const { output_type: type } = output;
  if (type === 'stream') return { kind: 'text', value: bounded(plain(textOf(output.text)), MOST_TEXT, cut) };
  if (type === 'error' || type === 'pyerr') {
    const trace = textOf(listOf(output.traceback)?.map(textOf).join('\n') ?? '');
    return { kind: 'error', value: bounded(plain(trace || `${textOf(output.ename)}: ${textOf(output.evalue)}`), MOST_TEXT, cut) };
  }
  return dataOf(fieldsOf(output.data) ?? legacyData(output), cut);
}

/** Pictures before HTML before text: the richest that a page can show. */
function dataOf(data: Fields, cut: { isCut: boolean }): NotebookOutput | null {
  for (const type of IMAGES) {
    const bytes = textOf(data[type]);
    if (bytes === '') continue;
    if (bytes.length > MOST_IMAGE) cut.isCut = true;
    else if (BASE64.test(bytes)) return { kind: 'image', value: `data:${type};base64,${bytes.replaceAll(/\s/g, '')}` };
  }
  const html = textOf(data['text/html']) || textOf(data['image/svg+xml']);
  if (html !== '') return { kind: 'html', value: bounded(html, MOST_HTML, cut) };
  const text = textOf(data['text/plain']) || textOf(data['text/markdown']) || textOf(data['text/latex']);
  return text === '' ? null : { kind: 'text', value: bounded(plain(text), MOST_TEXT, cut) };
}

/** Of format 3: the same under other names. */
function legacyData(output: Fields): Fields {
  return {
    'image/png': output.png,
    'image/jpeg': output.jpeg,
    'text/html': output.html,
    'image/svg+xml': output.svg,
    'text/plain': output.text,
  };
}

function languageOf(metadata: Fields | null): string | null {
  const name = fieldsOf(metadata?.language_info)?.name ?? fieldsOf(metadata?.kernelspec)?.language;
  return typeof name === 'string' && /^[\w+#.-]{1,30}$/.test(name) ? name.toLowerCase() : null;
}

function plain(text: string): string {
  return text.replaceAll(ESCAPES, '');
}

function bounded(text: string, most: number, cut: { isCut: boolean }): string {
  if (text.length <= most) return text;
  cut.isCut = true;
  return text.slice(0, most);
}

/** A text, or its lines. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : '';
}

function listOf(value: unknown): unknown[] | null {
  return Array.isArray(value) ? value : null;
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}
