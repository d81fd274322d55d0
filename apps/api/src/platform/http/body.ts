// Bodies. Fastify hands every body through unread (one `*` parser): the route's own decorator reads it, with its own limit.
import { createGunzip } from 'node:zlib';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiQuery, type ApiQueryOptions } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../common/errors';

const DEFAULT_LIMIT_BYTES = 1024 * 1024;

type Constructor<T> = new () => T;

export interface BodyOptions {
  limitBytes?: number;
  /** An absent or empty body counts as `{}` (contract trap 23). */
  optional?: boolean;
}

/**
 * The body as it comes off the wire, decompressed when it was sent gzipped. Nothing is buffered. Who stops reading in the middle does not
 * end the connection: the refusal has still to be sent over it.
 */
export function bodyStream(request: FastifyRequest): AsyncIterable<Uint8Array> {
  const raw = request.raw;
  const encoding = request.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return raw.iterator({ destroyOnReturn: false });
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw new DomainError('invalid', 'request/encoding', `Content-Encoding '${encoding}' is not understood; send gzip or none.`);
  }
  const inflated = raw.pipe(createGunzip());
  raw.once('close', () => {
    if (!raw.complete) inflated.destroy(new Error('the client went away'));
  });
  return inflated;
}

export async function readBody(request: FastifyRequest, limitBytes: number): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limitBytes) throw tooLarge(limitBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bodyStream(request)) {
    size += chunk.length;
    if (size > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(limitBytes: number): DomainError {
  return new DomainError('too-large', 'request/too-large', `The request body is larger than the ${limitBytes} bytes this address takes.`);
}

export async function readJson(request: FastifyRequest, options: BodyOptions = {}): Promise<unknown> {
  const body = await readBody(request, options.limitBytes ?? DEFAULT_LIMIT_BYTES);
  if (body.length === 0) {
    if (options.optional) return {};
    throw new DomainError('invalid', 'request/empty', 'A JSON body is expected.');
  }
  const value = jsonOf(body);
  return value === null && options.optional ? {} : value;
}

/** Of a body that was read as bytes, since it was signed so. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new DomainError('invalid', 'request/not-json', 'The body is not valid JSON.');
  }
}

/** Validates plain data against a class-validator DTO; unknown properties are dropped, wrong ones refused with the field's name. */
export async function toDto<T extends object>(type: Constructor<T>, value: unknown): Promise<T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DomainError('invalid', 'request/shape', 'A JSON object is expected.');
  }
  const dto = plainToInstance(type, value, { enableImplicitConversion: false });
  const errors = await validate(dto, { whitelist: true, forbidUnknownValues: false, stopAtFirstError: true });
  if (errors.length > 0) throw invalidFields(errors);
  return dto;
}

function invalidFields(errors: ValidationError[]): DomainError {
  const fields = flatten(errors, '');
  return new DomainError('invalid', 'request/invalid', fields.map((field) => field.message).join('; '), { fields });
}

function flatten(errors: ValidationError[], prefix: string): { field: string; message: string }[] {
  return errors.flatMap((error) => {
    const field = `${prefix}${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message: prefix ? `${prefix}${message}` : message }));
    return [...own, ...flatten(error.children ?? [], `${field}.`)];
  });
}

/** `@JsonBody(CreateThing)`: reads, parses and validates. The type also documents the route. */
export function JsonBody<T extends object>(type: Constructor<T>, options: BodyOptions = {}): ParameterDecorator {
  const read = createParamDecorator(async (_data: unknown, context: ExecutionContext) =>
    toDto(type, await readJson(context.switchToHttp().getRequest<FastifyRequest>(), options)),
  )();
  return (target, key, index) => {
    read(target, key, index);
    if (key === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, key);
    if (descriptor) ApiBody({ type, required: !options.optional })(target, key, descriptor);
  };
}

/** A query string validated against a DTO whose fields are strings or string arrays. The type also documents the route. */
export function ValidQuery<T extends object>(type: Constructor<T>): ParameterDecorator {
  const read = createParamDecorator((_data: unknown, context: ExecutionContext) =>
    toDto(type, { ...(context.switchToHttp().getRequest<FastifyRequest>().query as object) }),
  )();
  return (target, key, index) => {
    read(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key === undefined || !descriptor) return;
    for (const field of describedFields(type)) ApiQuery(field)(target, key, descriptor);
  };
}

/** What @ApiProperty noted of each field. One parameter at a time: given the whole type, @nestjs/swagger forgets its enums. */
function describedFields(type: Constructor<object>): ApiQueryOptions[] {
  const names = (Reflect.getMetadata('swagger/apiModelPropertiesArray', type.prototype as object) ?? []) as string[];
  return names.map((marked) => {
    const name = marked.slice(1);
    return { ...(Reflect.getMetadata('swagger/apiModelProperties', type.prototype as object, name) as object), name } as ApiQueryOptions;
  });
}
