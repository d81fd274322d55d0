// A row as the text that the trainer will make of it: by the model's chat template, or plainly.
import { Template } from '@huggingface/jinja';
import type { LearningExample, Turn } from '../shapes/example';
import type { Shape } from '../shapes/columns';
import { type JsonObject, specialToken } from './model-files';

export class TemplateRefusal extends Error {}

export interface Rendered {
  /** All of the row. */
  text: string;
  /** What comes before the target. */
  prompt: () => string;
  /** Tokens besides those of the text: what the tokenizer adds, and the end. */
  extra: number;
}

export interface Rendering {
  /** Throws TemplateRefusal. */
  render(example: LearningExample): Rendered;
  /** Bytes of the rendered row that are not bytes of the row, at most. */
  overheadBytes(turns: number): number;
}

/** The trainers' own for models that bring none. */
const PLAIN_TEMPLATE =
  "{%- for message in messages -%}{{ '### ' + (message['role'] | capitalize) + ':\\n' + message['content'] }}" +
  "{%- if message['role'] == 'assistant' -%}{{ eos_token }}{%- endif -%}{{ '\\n\\n' }}{%- endfor -%}" +
  "{%- if add_generation_prompt -%}{{ '### Assistant:\\n' }}{%- endif -%}";

/** As the trainers render it: completions too go through the template of a model that has one. `specials` is how many tokens the tokenizer puts around a text. */
export function renderingOf(shape: Shape, template: string | null, config: JsonObject | null, specials: number): Rendering {
  if (shape === 'chat' || (shape === 'completion' && template !== null)) return new ChatRendering(template ?? PLAIN_TEMPLATE, config);
  return new PlainRendering(shape, specials);
}

/** The library stops at nothing: whoever runs this gives it a time limit. */
class ChatRendering implements Rendering {
  private readonly template: Template;
  private readonly fixed: number;
  private readonly perTurn: number;

  constructor(
    template: string,
    private readonly config: JsonObject | null,
  ) {
    try {
      this.template = new Template(template);
    } catch (error) {
      throw new TemplateRefusal(messageOf(error));
    }
    const two = this.bytesOf(2);
    this.perTurn = Math.max(Math.ceil((this.bytesOf(6) - two) / 4), 0) + 16;
    this.fixed = two + 64;
  }

  render({ input, target }: LearningExample): Rendered {
    try {
      return this.rendered(input, target);
    } catch (error) {
      if (input[0]?.role !== 'system' || input.length < 2) throw error;
      return this.rendered(withoutSystem(input), target);
    }
  }

  overheadBytes(turns: number): number {
    return this.fixed + this.perTurn * turns;
  }

  private text(turns: Turn[], isPrompt: boolean): string {
    const messages = turns.map(({ role, text }) => ({ role, content: text }));
    const bos_token = specialToken(this.config, 'bos_token');
    const eos_token = specialToken(this.config, 'eos_token');
    try {
      return this.template.render({ messages, add_generation_prompt: isPrompt, bos_token, eos_token, tools: null, documents: null });
    } catch (error) {
      throw new TemplateRefusal(messageOf(error));
    }
  }

  private rendered(input: Turn[], target: string): Rendered {
    const text = this.text([...input, { role: 'assistant', text: target }], false);
    return { text, prompt: () => this.text(input, true), extra: this.ends(text) ? 0 : 1 };
  }

  /** Where a template lets the answer go on, the trainers put the end behind it. */
  private ends(text: string): boolean {
    const eos = specialToken(this.config, 'eos_token');
    const tail = text.slice(-80).trimEnd();
    return (eos !== '' && tail.endsWith(eos)) || /<\|?[^<>\s]{1,40}\|?>$/.test(tail);
  }

  /** What the template takes for that many turns that say nothing; a guess on the safe side when it refuses them. */
  private bytesOf(turns: number): number {
    const talk = Array.from({ length: turns }, (_, at): Turn => ({ role: at % 2 === 0 ? 'user' : 'assistant', text: '' }));
    try {
      return Buffer.byteLength(this.text(talk, true));
    } catch {
      return 1024 + 128 * turns;
    }
  }
}

/** Some templates know no system: what it says goes before the user's first words. */
function withoutSystem([system, first, ...rest]: Turn[]): Turn[] {
  return [{ role: 'user', text: `${system!.text}\n\n${first!.text}` }, ...rest];
}

/** A text, or prompt and completion one behind the other; the end of a completion is one more token. */
class PlainRendering implements Rendering {
  constructor(
    private readonly shape: Shape,
    private readonly specials: number,
  ) {}

  render({ input, target }: LearningExample): Rendered {
    const before = input.map(({ text }) => text).join('\n\n');
    if (this.shape === 'classification') return { text: before, prompt: () => '', extra: this.specials };
    const between = /\S$/.test(before) && /^\S/.test(target) ? '\n' : '';
    return { text: before + between + target, prompt: () => before, extra: this.specials + 1 };
  }

  overheadBytes(turns: number): number {
    return 2 * turns + this.specials + 8;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown';
}
