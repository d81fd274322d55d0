// The grammar of `where` and `orderby` (docs/protocols/dataset-viewer.md): comparisons of a column with a value, LIKE, IN, BETWEEN, IS NULL, joined by AND, OR, NOT and brackets.
import { type Features } from '../features/features';
import { type Token, tokensOf, whereError } from './tokens';

export type Literal = number | string | boolean;
export type Where =
  | { kind: 'and'; all: Where[] }
  | { kind: 'or'; all: Where[] }
  | { kind: 'not'; one: Where }
  | { kind: 'compare'; column: string; sign: '=' | '<>' | '<' | '<=' | '>' | '>='; value: Literal }
  | { kind: 'like'; column: string; pattern: string; isCaseless: boolean }
  | { kind: 'in'; column: string; values: Literal[] }
  | { kind: 'null'; column: string };

export interface Order {
  column: string;
  isDescending: boolean;
}

const MAX_DEPTH = 40;
const MAX_CONDITIONS = 200;
const KEYWORDS = new Set(['and', 'or', 'not', 'like', 'ilike', 'in', 'is', 'null', 'between', 'true', 'false', 'asc', 'desc']);

/** Throws 'viewer/where' for what is not understood, and for columns that are not there. */
export function parseWhere(text: string, features: Features): Where {
  const parser = new Parser(tokensOf(text), features);
  const where = parser.any(0);
  parser.assertEnd();
  return where;
}

/** `"age" DESC`: ascending unless it says otherwise. */
export function parseOrder(text: string, features: Features): Order {
  const parser = new Parser(tokensOf(text), features);
  const column = parser.column();
  const isDescending = parser.takes('desc') || (parser.takes('asc'), false);
  parser.assertEnd();
  return { column, isDescending };
}

export function columnsOf(where: Where): string[] {
  if (where.kind === 'and' || where.kind === 'or') return [...new Set(where.all.flatMap(columnsOf))];
  return where.kind === 'not' ? columnsOf(where.one) : [where.column];
}

class Parser {
  private at = 0;
  private conditions = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly features: Features,
  ) {}

  any(depth: number): Where {
    if (depth > MAX_DEPTH) throw whereError('The condition has too many brackets in each other.');
    const all = [this.every(depth)];
    while (this.takes('or')) all.push(this.every(depth));
    return all.length === 1 ? all[0]! : { kind: 'or', all };
  }

  private every(depth: number): Where {
    const all = [this.one(depth)];
    while (this.takes('and')) all.push(this.one(depth));
    return all.length === 1 ? all[0]! : { kind: 'and', all };
  }

  private one(depth: number): Where {
    if (depth > MAX_DEPTH) throw whereError('The condition has too many brackets in each other.');
    if (this.takes('not')) return { kind: 'not', one: this.one(depth + 1) };
    if (!this.takesSign('(')) return this.condition();
    const inside = this.any(depth + 1);
    if (!this.takesSign(')')) throw this.unexpected('a closing bracket');
    return inside;
  }

  private condition(): Where {
    this.conditions += 1;
    if (this.conditions > MAX_CONDITIONS) throw whereError(`A condition has at most ${MAX_CONDITIONS} comparisons.`);
    const column = this.column();
    if (this.takes('is')) return this.isNull(column);
    const isNot = this.takes('not');
    const positive = this.worded(column);
    if (positive) return isNot ? { kind: 'not', one: positive } : positive;
    if (isNot) throw this.unexpected('LIKE, IN or BETWEEN');
    return this.comparison(column);
  }

  private isNull(column: string): Where {
    const isNot = this.takes('not');
    if (!this.takes('null')) throw this.unexpected('NULL');
    return isNot ? { kind: 'not', one: { kind: 'null', column } } : { kind: 'null', column };
  }

  private worded(column: string): Where | null {
    if (this.takes('like')) return { kind: 'like', column, pattern: this.pattern(), isCaseless: false };
    if (this.takes('ilike')) return { kind: 'like', column, pattern: this.pattern(), isCaseless: true };
    if (this.takes('in')) return { kind: 'in', column, values: this.list() };
    if (!this.takes('between')) return null;
    const from: Where = { kind: 'compare', column, sign: '>=', value: this.literal() };
    if (!this.takes('and')) throw this.unexpected('AND');
    return { kind: 'and', all: [from, { kind: 'compare', column, sign: '<=', value: this.literal() }] };
  }

  private comparison(column: string): Where {
    const token = this.tokens[this.at];
    const sign = token?.kind === 'sign' ? (token.text === '!=' ? '<>' : token.text) : '';
    if (!['=', '<>', '<', '<=', '>', '>='].includes(sign)) throw this.unexpected('a comparison (=, <>, <, <=, >, >=)');
    this.at += 1;
    return { kind: 'compare', column, sign: sign as '=', value: this.literal() };
  }

  column(): string {
    const token = this.tokens[this.at];
    const isName = token?.kind === 'name' || (token?.kind === 'word' && !KEYWORDS.has(token.text.toLowerCase()));
    if (!isName) throw this.unexpected('the name of a column in double quotes');
    if (!Object.hasOwn(this.features, token.text)) throw whereError(`There is no column ${JSON.stringify(token.text.slice(0, 100))}.`);
    this.at += 1;
    return token.text;
  }

  private list(): Literal[] {
    if (!this.takesSign('(')) throw this.unexpected('a list in brackets');
    const values = [this.literal()];
    while (this.takesSign(',')) values.push(this.literal());
    if (!this.takesSign(')')) throw this.unexpected('a closing bracket');
    return values;
  }

  private pattern(): string {
    const token = this.tokens[this.at];
    if (token?.kind !== 'text') throw this.unexpected('a text in single quotes');
    this.at += 1;
    return token.text;
  }

  private literal(): Literal {
    const token = this.tokens[this.at];
    this.at += 1;
    if (token?.kind === 'text') return token.text;
    if (token?.kind === 'number') return Number(token.text);
    const word = token?.kind === 'word' ? token.text.toLowerCase() : '';
    if (word === 'true' || word === 'false') return word === 'true';
    this.at -= 1;
    throw this.unexpected('a number, a text in single quotes, TRUE or FALSE');
  }

  takes(word: string): boolean {
    const token = this.tokens[this.at];
    const isHere = token?.kind === 'word' && token.text.toLowerCase() === word;
    if (isHere) this.at += 1;
    return isHere;
  }

  private takesSign(sign: string): boolean {
    const token = this.tokens[this.at];
    const isHere = token?.kind === 'sign' && token.text === sign;
    if (isHere) this.at += 1;
    return isHere;
  }

  assertEnd(): void {
    if (this.at < this.tokens.length) throw this.unexpected('the end');
  }

  private unexpected(wanted: string): Error {
    const token = this.tokens[this.at];
    return whereError(
      token
        ? `Where ${JSON.stringify(token.text.slice(0, 40))} stands, ${wanted} is expected.`
        : `The condition ends where ${wanted} is expected.`,
    );
  }
}
