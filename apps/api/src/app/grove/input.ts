import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './errors';

/** What a command takes on its line. */
export interface Syntax {
  /** One or two words: `user add`. */
  name: string;
  /** What follows them: `NAME [--email ADDRESS]`. */
  usage: string;
  /** Fewest and most words after the name. */
  words: [least: number, most: number];
  options?: NonNullable<ParseArgsConfig['options']>;
}

/** What stood behind the name of a command, checked against what the command takes. */
export class Input {
  readonly isJson: boolean;
  readonly wantsHelp: boolean;

  private constructor(
    private readonly command: Syntax,
    readonly words: readonly string[],
    private readonly values: Record<string, unknown>,
  ) {
    this.isJson = values.json === true;
    this.wantsHelp = values.help === true;
  }

  static parse(command: Syntax, args: string[]): Input {
    const options = { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
    const { positionals, values } = parsed(command, () => parseArgs({ args, options, allowPositionals: true, strict: true }));
    const input = new Input(command, positionals, values);
    if (!input.wantsHelp) input.checkWords();
    return input;
  }

  /** The word at `index`; '' when it is optional and absent. */
  word(index: number): string {
    return this.words[index] ?? '';
  }

  flag(name: string): boolean {
    return this.values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    if (value === '') throw new UsageError(`--${name} needs a value.`, this.command.name);
    return typeof value === 'string' ? value : undefined;
  }

  wholeNumber(name: string, least: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least) throw new UsageError(`--${name} is a whole number from ${least}.`, this.command.name);
    return number;
  }

  choice<T extends string>(what: string, text: string | undefined, choices: readonly T[]): T {
    const found = choices.find((choice) => choice === text);
    if (found === undefined) throw new UsageError(`${what} is one of ${choices.join(', ')}.`, this.command.name);
    return found;
  }

  /** A switch without which the command has nothing to go by. */
  requireFlag(name: string): void {
    if (!this.flag(name)) throw new UsageError(`--${name} is missing.`, this.command.name);
  }

  required(name: string): string {
    const text = this.text(name);
    if (text === undefined) throw new UsageError(`--${name} is missing.`, this.command.name);
    return text;
  }

  private checkWords(): void {
    const [least, most] = this.command.words;
    if (this.words.length < least) throw new UsageError(`"${this.command.name}" needs more: ${this.command.usage}`, this.command.name);
    if (this.words.length > most) throw new UsageError(`"${this.words[most]}" is too much for "${this.command.name}".`, this.command.name);
  }
}

function parsed<T>(command: Syntax, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new UsageError(`${(message.split('. ')[0] ?? message).replace(/\.$/, '')}.`, command.name);
  }
}
