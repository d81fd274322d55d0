// What the page of the API needs of an OpenAPI document, and how it is read.

export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  format?: string;
  enum?: (string | null)[];
  nullable?: boolean;
  items?: Schema;
  description?: string;
  example?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

type Content = Record<string, { schema: Schema }>;

interface RawOperation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
  security?: object[];
}

export interface ApiDocument {
  paths: Record<string, Record<string, RawOperation>>;
  components: { schemas: Record<string, Schema> };
  'x-problem-codes'?: { code: string; status: number }[];
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  tag: string;
  parameters: Parameter[];
  body: Schema | null;
  status: string;
  answer: Schema | null;
  needsCredential: boolean;
}

export interface Group {
  tag: string;
  operations: Operation[];
}

/** Operations by tag, those that hold every word of `search`. */
export function groupsOf(document: ApiDocument, search: string): Group[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, Operation[]>();
  for (const operation of operationsOf(document)) {
    const text = `${operation.method} ${operation.path} ${operation.summary} ${operation.tag}`.toLowerCase();
    if (words.every((word) => text.includes(word))) groups.set(operation.tag, [...(groups.get(operation.tag) ?? []), operation]);
  }
  return [...groups].map(([tag, operations]) => ({ tag, operations })).toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
}

function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => {
      const [status = '200', answer] = Object.entries(raw.responses).find(([code]) => code !== 'default') ?? [];
      return {
        id: raw.operationId,
        method: method.toUpperCase(),
        path,
        summary: raw.summary,
        tag: raw.tags[0] ?? '',
        parameters: raw.parameters ?? [],
        body: schemaOf(raw.requestBody?.content),
        status,
        answer: schemaOf(answer?.content),
        needsCredential: (raw.security?.length ?? 0) > 0,
      };
    }),
  );
}

function schemaOf(content: Content | undefined): Schema | null {
  return Object.values(content ?? {})[0]?.schema ?? null;
}

/** The schema a reference names; an `allOf` of one is that one. */
export function resolved(document: ApiDocument, schema: Schema): Schema {
  const inner = schema.$ref === undefined && schema.allOf?.length === 1 ? schema.allOf[0] : schema;
  const name = inner?.$ref?.split('/').at(-1);
  return name === undefined ? schema : (document.components.schemas[name] ?? schema);
}

/** `string`, `integer | null`, `RepositorySummary[]`, `'read' | 'write'`. */
export function typeText(schema: Schema): string {
  const named = (schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined))?.split('/').at(-1);
  const choices = schema.enum?.filter((value) => value !== null).map((value) => `'${value}'`);
  const plain =
    named ?? choices?.join(' | ') ?? (schema.type === 'array' && schema.items ? `${wrapped(schema.items)}[]` : (schema.type ?? 'object'));
  return schema.nullable ? `${plain} | null` : plain;
}

function wrapped(schema: Schema): string {
  const text = typeText(schema);
  return text.includes(' ') ? `(${text})` : text;
}

const MOST_DEEP = 3;

/** A body or an answer as it may look: examples where the document has them, else a value of the type. */
export function sampleOf(document: ApiDocument, schema: Schema, depth = 0): unknown {
  if (schema.example !== undefined) return schema.example;
  const found = resolved(document, schema);
  if (found.enum) return found.enum[0];
  if (found.type === 'array') return depth > MOST_DEEP || !found.items ? [] : [sampleOf(document, found.items, depth + 1)];
  if (found.properties && depth <= MOST_DEEP)
    return Object.fromEntries(Object.entries(found.properties).map(([name, inner]) => [name, sampleOf(document, inner, depth + 1)]));
  if (found.nullable) return null;
  if (found.type === 'integer' || found.type === 'number') return 1;
  if (found.type === 'boolean') return true;
  if (found.format === 'date-time') return '2026-01-31T12:00:00.000Z';
  return found.type === 'string' ? 'text' : {};
}
