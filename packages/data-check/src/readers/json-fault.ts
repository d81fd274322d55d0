// Where a text stops being JSON, and why. Run only on a line that JSON.parse has refused, since its own message has no stable words and often no position.
const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_]+/y;

export type JsonFaultKind =
  | 'the text ends too early'
  | 'a value is missing or is no JSON'
  | 'NaN and Infinity are no JSON'
  | 'names and texts stand in double quotes'
  | 'a comma too many'
  | 'a comma or a closing bracket is missing'
  | 'a name in double quotes is missing'
  | 'a colon is missing'
  | 'a control character in a text must be escaped'
  | 'an unknown escape in a text'
  | 'a text is not closed'
  | 'something follows after the end of the value';

export interface JsonFault {
  /** From 0, in UTF-16 units. */
  at: number;
  kind: JsonFaultKind;
}

/** `null` when nothing was found. Without recursion: brackets are kept in a list. */
export function jsonFault(text: string): JsonFault | null {
  const scan = new Scan(text);
  return scan.run();
}

class Scan {
  private at = 0;
  private readonly open: ('{' | '[')[] = [];

  constructor(private readonly text: string) {}

  run(): JsonFault | null {
    for (;;) {
      const fault = this.value();
      if (fault) return fault;
      const after = this.afterValue();
      if (after === 'end') return null;
      if (after) return after;
    }
  }

  /** Reads a scalar, or opens brackets up to the next scalar or an empty pair. */
  private value(): JsonFault | null {
    for (;;) {
      this.skip(SPACE);
      const char = this.text[this.at];
      if (char !== '{' && char !== '[') return this.scalar(char);
      this.open.push(char);
      this.at += 1;
      this.skip(SPACE);
      if (this.text[this.at] === (char === '{' ? '}' : ']')) return null;
      const fault = char === '{' ? this.name() : null;
      if (fault) return fault;
    }
  }

  private scalar(char: string | undefined): JsonFault | null {
    if (char === undefined) return this.fault('the text ends too early');
    if (char === '"') return this.string();
    if (char === "'") return this.fault('names and texts stand in double quotes');
    if (char === '-' || (char >= '0' && char <= '9')) return this.number();
    const start = this.at;
    const word = this.skip(WORD);
    if (word === 'true' || word === 'false' || word === 'null') return null;
    this.at = start;
    if (word === 'NaN' || word === 'Infinity') return this.fault('NaN and Infinity are no JSON');
    return this.fault(char === ']' || char === '}' ? 'a comma too many' : 'a value is missing or is no JSON');
  }

  private number(): JsonFault | null {
    if (this.text.startsWith('-Infinity', this.at)) return this.fault('NaN and Infinity are no JSON');
    return this.skip(NUMBER) === '' ? this.fault('a value is missing or is no JSON') : null;
  }

  private string(): JsonFault | null {
    this.skip(STRING);
    const char = this.text[this.at];
    this.at += 1;
    if (char === '"') return null;
    this.at -= 1;
    if (char === undefined) return this.fault('a text is not closed');
    return this.fault(char === '\\' ? 'an unknown escape in a text' : 'a control character in a text must be escaped');
  }

  private name(): JsonFault | null {
    this.skip(SPACE);
    const char = this.text[this.at];
    if (char === undefined) return this.fault('the text ends too early');
    if (char === "'") return this.fault('names and texts stand in double quotes');
    if (char !== '"') return this.fault(char === '}' ? 'a comma too many' : 'a name in double quotes is missing');
    const fault = this.string();
    if (fault) return fault;
    this.skip(SPACE);
    if (this.text[this.at] !== ':') return this.fault(this.text[this.at] === undefined ? 'the text ends too early' : 'a colon is missing');
    this.at += 1;
    return null;
  }

  /** Closes brackets, until another value is due or all is read. */
  private afterValue(): JsonFault | 'end' | null {
    for (;;) {
      this.skip(SPACE);
      const char = this.text[this.at];
      const bracket = this.open.at(-1);
      if (bracket === undefined) return char === undefined ? 'end' : this.fault('something follows after the end of the value');
      if (char === undefined) return this.fault('the text ends too early');
      if (char === ',') {
        this.at += 1;
        return bracket === '{' ? this.name() : null;
      }
      if (char !== (bracket === '{' ? '}' : ']')) return this.fault('a comma or a closing bracket is missing');
      this.open.pop();
      this.at += 1;
    }
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private fault(kind: JsonFaultKind): JsonFault {
    return { at: this.at, kind };
  }
}
