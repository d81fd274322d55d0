// Server-sent events of a chat completion, passed on as they come while what they say of tokens is noted. Pure.
import type { TokenUsage } from './gateway.types';

/** Of one event; a stream with longer ones is passed on and not looked into. */
const LONGEST_EVENT = 1024 * 1024;
const CHARACTERS_PER_TOKEN = 4;

interface Chunk {
  usage?: { prompt_tokens?: number; completion_tokens?: number } | null;
  choices?: { delta?: { content?: unknown } }[];
}

/** Follows a stream; `hidesUsage`: the event that only tells of usage was asked for by us, and is left out. */
export class UsageTap {
  private rest = '';
  private reported: { promptTokens: number; completionTokens: number } | null = null;
  private characters = 0;

  constructor(private readonly hidesUsage: boolean) {}

  /** What of it is passed on; whole events at a time. */
  push(text: string): string {
    this.rest += text;
    const end = lastEventEnd(this.rest);
    if (end === 0 && this.rest.length > LONGEST_EVENT) return this.finish();
    const whole = this.rest.slice(0, end);
    this.rest = this.rest.slice(end);
    return whole
      .split(/(?<=\r?\n\r?\n)/)
      .filter((event) => this.isPassedOn(event))
      .join('');
  }

  /** What is left at the end of a stream that was cut off. */
  finish(): string {
    const { rest } = this;
    this.rest = '';
    return rest;
  }

  usage(promptCharacters: number): TokenUsage {
    if (this.reported) return { ...this.reported, isEstimate: false };
    return { promptTokens: tokensOf(promptCharacters), completionTokens: tokensOf(this.characters), isEstimate: true };
  }

  private isPassedOn(event: string): boolean {
    const data = event
      .split(/\r?\n/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).trim())
      .join('\n');
    const chunk = data === '' || data === '[DONE]' ? null : parsed(data);
    if (!chunk) return true;
    for (const { delta } of chunk.choices ?? []) if (typeof delta?.content === 'string') this.characters += delta.content.length;
    const { usage } = chunk;
    if (typeof usage?.prompt_tokens !== 'number') return true;
    this.reported = { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens ?? 0 };
    return !(this.hidesUsage && (chunk.choices ?? []).length === 0);
  }
}

export function tokensOf(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}

function lastEventEnd(text: string): number {
  const plain = text.lastIndexOf('\n\n');
  const carriage = text.lastIndexOf('\n\r\n');
  return Math.max(plain < 0 ? 0 : plain + 2, carriage < 0 ? 0 : carriage + 3);
}

function parsed(data: string): Chunk | null {
  try {
    const value = JSON.parse(data) as unknown;
    return typeof value === 'object' && value !== null ? (value as Chunk) : null;
  } catch {
    return null;
  }
}
