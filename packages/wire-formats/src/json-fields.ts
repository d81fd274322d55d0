// Typed access to the members of a parsed JSON object; every refusal names the member and the line.
import { quoted, WireFormatError } from './errors';

export class JsonFields {
  private constructor(
    private readonly members: Readonly<Record<string, unknown>>,
    private readonly what: string,
    private readonly line: number,
  ) {}

  static of(value: unknown, what: string, line: number): JsonFields {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new WireFormatError('commit/bad-line', `${what} must be a JSON object`, line);
    return new JsonFields(value as Record<string, unknown>, what, line);
  }

  object(name: string): JsonFields {
    return JsonFields.of(this.member(name), `${this.what}.${name}`, this.line);
  }

  /** Must be there and be text. */
  text(name: string): string {
    const value = this.member(name);
    if (typeof value !== 'string') throw this.refusal(name, 'must be a string');
    return value;
  }

  /** Absent and null alike give the default. */
  optionalText(name: string, otherwise: string): string {
    return this.isAbsent(name) ? otherwise : this.text(name);
  }

  /** Must be there, be text, not be empty and have no lone surrogates. */
  name(name: string): string {
    const value = this.text(name);
    if (value === '' || !value.isWellFormed()) throw this.refusal(name, 'must be a non-empty string of valid Unicode');
    return value;
  }

  sizeBytes(name: string): number {
    const value = this.member(name);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw this.refusal(name, 'must be a whole number of bytes');
    return value;
  }

  matching(name: string, form: RegExp, description: string): string {
    const value = this.text(name);
    if (!form.test(value)) throw this.refusal(name, `must be ${description}, not ${quoted(value)}`);
    return value;
  }

  isAbsent(name: string): boolean {
    return this.member(name) === undefined || this.member(name) === null;
  }

  refusal(name: string, problem: string): WireFormatError {
    return new WireFormatError('commit/bad-field', `${this.what}.${name} ${problem}`, this.line);
  }

  private member(name: string): unknown {
    return Object.hasOwn(this.members, name) ? this.members[name] : undefined;
  }
}
