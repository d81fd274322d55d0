// A JSON object with one long list in it, read as it arrives: memory holds one element of the list, and the object without it.
import { isUtf8 } from 'node:buffer';
import { GrowingBuffer } from './growing-buffer';
import { quoted, WireFormatError } from './errors';

export interface JsonListLimits {
  maxElements: number;
  maxElementBytes: number;
  /** Of everything around the list. */
  maxRestBytes: number;
  maxTotalBytes: number;
}

export type JsonListPart = { kind: 'element'; index: number; value: unknown } | { kind: 'rest'; value: Record<string, unknown> };

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];
const EMPTY_LIST = Buffer.from('[]');

/**
 * The elements of the member `listName`, which are objects, in their order, then once the rest, where the list is empty. Members before and
 * after the list alike. Throws 'json/not-utf8', 'json/bad-json', 'json/bad-element', 'json/too-large', 'json/too-many'.
 */
export async function* readJsonList(
  source: AsyncIterable<Uint8Array>,
  listName: string,
  limits: JsonListLimits,
): AsyncGenerator<JsonListPart> {
  const splitter = new ListSplitter(listName, limits);
  let totalBytes = 0;
  for await (const chunk of source) {
    totalBytes += chunk.length;
    if (totalBytes > limits.maxTotalBytes) throw tooLarge('body', limits.maxTotalBytes);
    for (const bytes of splitter.push(chunk)) yield { kind: 'element', index: splitter.elements - 1, value: parsed(bytes) };
  }
  const rest = parsed(splitter.finish());
  if (typeof rest !== 'object' || rest === null || Array.isArray(rest))
    throw new WireFormatError('json/bad-json', 'a JSON object is expected');
  yield { kind: 'rest', value: rest as Record<string, unknown> };
}

class ListSplitter {
  elements = 0;
  private depth = 0;
  private inText = false;
  private escaped = false;
  private inList = false;
  private readonly rest: GrowingBuffer;
  private readonly element: GrowingBuffer;
  private readonly beforeList: RegExp;

  constructor(
    private readonly listName: string,
    private readonly limits: JsonListLimits,
  ) {
    this.rest = new GrowingBuffer(limits.maxRestBytes, () => tooLarge('members around the list', limits.maxRestBytes));
    this.element = new GrowingBuffer(limits.maxElementBytes, () => tooLarge(`element of ${quoted(listName)}`, limits.maxElementBytes));
    this.beforeList = new RegExp(`(?<!\\\\)"${listName}"\\s*:\\s*$`);
  }

  /** Whole elements; each is good until the next one is asked for. */
  *push(chunk: Uint8Array): Generator<Buffer> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const change = this.step(chunk[at]!);
      if (change === 'inside') continue;
      if (change === 'list-begins') {
        this.rest.add(chunk.subarray(from, at));
        this.beginList();
        from = this.inList ? at + 1 : at;
      } else if (change === 'element-begins') from = at;
      else if (change === 'element-ends') {
        this.element.add(chunk.subarray(from, at + 1));
        from = at + 1;
        yield this.takeElement();
      } else from = change === 'list-ends' ? at + 1 : from;
    }
    this.keep(chunk.subarray(from));
  }

  finish(): Buffer {
    if (this.inList || this.depth !== 0 || this.inText) throw new WireFormatError('json/bad-json', 'the JSON ends too early');
    return this.rest.take();
  }

  private step(byte: number): 'inside' | 'list-begins' | 'list-ends' | 'element-begins' | 'element-ends' | 'between' {
    if (this.inText) {
      if (this.escaped) this.escaped = false;
      else if (byte === BACKSLASH) this.escaped = true;
      else if (byte === QUOTE) this.inText = false;
      return 'inside';
    }
    if (this.inList && this.depth === 2 && byte !== OPEN_OBJECT) return this.betweenElements(byte);
    if (byte === QUOTE) this.inText = true;
    else if (byte === OPEN_LIST && this.depth === 1 && !this.inList) return 'list-begins';
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) return ++this.depth === 3 && this.inList ? 'element-begins' : 'inside';
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) return --this.depth === 2 && this.inList ? 'element-ends' : 'inside';
    return 'inside';
  }

  /** Commas are not counted: what is sent twice or left out between objects changes nothing of what they say. */
  private betweenElements(byte: number): 'between' | 'list-ends' {
    if (byte === CLOSE_LIST) {
      this.inList = false;
      this.depth = 1;
      this.rest.add(EMPTY_LIST);
      return 'list-ends';
    }
    const isBlank = byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
    if (!isBlank && byte !== COMMA)
      throw new WireFormatError('json/bad-element', `the elements of ${quoted(this.listName)} must be objects`);
    return 'between';
  }

  /** Any other list is a part of the rest. */
  private beginList(): void {
    this.depth = 2;
    this.inList = this.beforeList.test(this.rest.tail(this.listName.length + 64));
  }

  private takeElement(): Buffer {
    if (++this.elements > this.limits.maxElements)
      throw new WireFormatError('json/too-many', `more than ${this.limits.maxElements} elements in ${quoted(this.listName)}`);
    return this.element.take();
  }

  private keep(bytes: Uint8Array): void {
    if (!this.inList) this.rest.add(bytes);
    else if (this.depth > 2) this.element.add(bytes);
  }
}

function parsed(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new WireFormatError('json/not-utf8', 'not valid UTF-8');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new WireFormatError('json/bad-json', 'not valid JSON');
  }
}

function tooLarge(what: string, maxBytes: number): WireFormatError {
  return new WireFormatError('json/too-large', `the ${what} is larger than ${maxBytes} bytes`);
}
