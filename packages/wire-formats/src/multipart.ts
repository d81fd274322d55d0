// Forms with files (RFC 7578 over RFC 2046 §5.1), read as they arrive: a part's bytes pass through, nothing but its head is kept.
import { WireFormatError } from './errors';

export interface FormPart {
  name: string;
  /** Null for a plain field. */
  fileName: string | null;
  /** Read it before the next part is asked for; what is left of it is skipped. */
  body: AsyncIterable<Buffer>;
}

export interface MultipartLimits {
  maxParts: number;
  /** Of the head of one part. */
  maxHeadBytes: number;
}

const CRLF = Buffer.from('\r\n');
const MAX_PADDING = 64;
const END_OF_HEAD = Buffer.from('\r\n\r\n');
/** RFC 2046 §5.1.1: at most 70 characters, of these. */
const BOUNDARY = /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/;

/** Null for what is no form with files, or names a boundary that cannot be one. */
export function multipartBoundary(contentType: string): string | null {
  if (!/^\s*multipart\/form-data\s*;/i.test(contentType)) return null;
  const [, quotedOne, plain] = /;\s*boundary=(?:"([^"]*)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quotedOne ?? plain ?? '';
  return BOUNDARY.test(boundary) ? boundary : null;
}

/** Throws 'multipart/cut' when the body ends before its last boundary, 'multipart/bad-head', 'multipart/too-many-parts'. */
export async function* readMultipart(
  source: AsyncIterable<Uint8Array>,
  boundary: string,
  { maxParts, maxHeadBytes }: MultipartLimits,
): AsyncGenerator<FormPart> {
  const input = new Input(source, Buffer.from(`\r\n--${boundary}`));
  try {
    await drain(input.untilDelimiter());
    for (let parts = 0; !(await input.isLast()); parts += 1) {
      if (parts === maxParts) throw new WireFormatError('multipart/too-many-parts', `the form has more than ${maxParts} parts`);
      const { name, fileName } = head(await input.head(maxHeadBytes));
      const body = input.untilDelimiter();
      yield { name, fileName, body };
      await drain(body);
    }
  } finally {
    await input.close();
  }
}

async function drain(body: AsyncIterable<Buffer>): Promise<void> {
  for await (const _skipped of body);
}

/** What was received and not used yet. Begins with a line break, so that the first delimiter looks like the others. */
class Input {
  private pending: Buffer = CRLF;
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(
    source: AsyncIterable<Uint8Array>,
    private readonly delimiter: Buffer,
  ) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** Bytes up to the next delimiter, which is used up. A second reader goes on where the first one stopped. */
  untilDelimiter(): AsyncIterable<Buffer> & AsyncIterator<Buffer> {
    let done = false;
    const next = async (): Promise<IteratorResult<Buffer>> => {
      while (!done) {
        const at = this.pending.indexOf(this.delimiter);
        done = at >= 0;
        const bytes = this.take(done ? at : this.pending.length - this.delimiter.length + 1);
        if (done) this.take(this.delimiter.length);
        if (bytes.length > 0) return { done: false, value: bytes };
        if (!done) await this.more();
      }
      return { done: true, value: undefined };
    };
    const reader = { next, [Symbol.asyncIterator]: () => reader };
    return reader;
  }

  /** Whether the delimiter just used up ends the form; else what stands behind it on its line is used up as well. */
  async isLast(): Promise<boolean> {
    await this.have(2);
    if (this.pending.subarray(0, 2).toString() === '--') return true;
    // Transport padding: blanks that a relay may have added.
    for (let blanks = 0; isBlank(this.pending[0]) && blanks < MAX_PADDING; blanks += 1) {
      this.take(1);
      await this.have(2);
    }
    if (!this.pending.subarray(0, 2).equals(CRLF)) throw badHead();
    return false;
  }

  /** From the line break behind the delimiter to the empty line. */
  async head(maxBytes: number): Promise<string> {
    for (;;) {
      const end = this.pending.indexOf(END_OF_HEAD);
      if (end > maxBytes || (end < 0 && this.pending.length > maxBytes)) throw badHead();
      if (end >= 0) return this.take(end + END_OF_HEAD.length).toString('utf8');
      await this.more();
    }
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }

  private take(length: number): Buffer {
    const taken = this.pending.subarray(0, Math.max(0, length));
    this.pending = this.pending.subarray(taken.length);
    return taken;
  }

  private async have(bytes: number): Promise<void> {
    while (this.pending.length < bytes) await this.more();
  }

  private async more(): Promise<void> {
    const { done, value } = await this.source.next();
    if (done) throw new WireFormatError('multipart/cut', 'the form ends before its last boundary');
    this.pending = Buffer.concat([this.pending, value]);
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function head(text: string): { name: string; fileName: string | null } {
  const disposition = /(?:^|\r\n)content-disposition:\s*form-data\s*(;[^\r\n]*)/i.exec(text)?.[1] ?? '';
  const name = parameter(disposition, 'name');
  if (name === null) throw badHead();
  return { name, fileName: parameter(disposition, 'filename') };
}

/** As browsers and Python write them: quoted, `"` as `%22` or with a backslash. */
function parameter(disposition: string, name: string): string | null {
  const [, quotedOne, plain] = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))`, 'i').exec(disposition) ?? [];
  return quotedOne?.replaceAll('%22', '"').replaceAll(/\\(.)/g, '$1') ?? plain ?? null;
}

function badHead(): WireFormatError {
  return new WireFormatError('multipart/bad-head', 'a part of the form does not say what it is');
}
