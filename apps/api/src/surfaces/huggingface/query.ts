// Query strings as the clients write them (contracts/huggingface-hub.md §1.4): `expand` and `expand[]`, repeated keys, True and true.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { parseForm } from '@modelgrove/wire-formats';
import { DomainError } from '../../common/errors';

export class Query {
  private constructor(private readonly fields: Map<string, string[]>) {}

  static of(url: string): Query {
    const cut = url.indexOf('?');
    return new Query(cut < 0 ? new Map() : parseForm(url.slice(cut + 1)));
  }

  static ofForm(text: string): Query {
    return new Query(parseForm(text));
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  text(name: string): string | undefined {
    return this.fields.get(name)?.[0] || undefined;
  }

  /** Repeated keys, and lists with commas. */
  list(name: string): string[] {
    return this.values(name)
      .flatMap((value) => value.split(','))
      .filter((value) => value !== '');
  }

  /** Repeated keys only: for values that may hold a comma. */
  values(name: string): string[] {
    return this.fields.get(name) ?? [];
  }

  flag(name: string): boolean {
    const value = this.fields.get(name)?.[0]?.toLowerCase();
    return value === 'true' || value === '1';
  }

  /** Between 1 and `most`; larger wishes are cut. */
  count(name: string, otherwise: number, most: number): number {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1)
      throw new DomainError('invalid', 'request/invalid', `'${name}' must be a whole number above 0.`);
    return Math.min(value, most);
  }
}

export const ParsedQuery = createParamDecorator((_data: unknown, context: ExecutionContext): Query => {
  return Query.of(context.switchToHttp().getRequest<FastifyRequest>().raw.url ?? '');
});

/** The place in a list that goes by ids; null: its beginning. */
export function idCursor(query: Query): bigint | null {
  const text = query.text('cursor');
  if (text === undefined) return null;
  if (!/^\d{1,18}$/.test(text))
    throw new DomainError('invalid', 'list/cursor', 'This page address is not valid any more: begin with the first page.');
  return BigInt(text);
}
