// Lines that ask the model through the API of THIS hub, as it was asked on the page. Each is complete: pasted with a token it works. Pure.
import type { Message } from './conversation';
import type { Sampling } from './tried';

export const LANGUAGES = ['curl', 'python', 'node'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Call {
  origin: string;
  /** namespace/name */
  model: string;
  messages: readonly Message[];
  sampling: Sampling;
}

export function callLines(language: Language, call: Call): string[] {
  return { curl: curlLines, python: pythonLines, node: nodeLines }[language](call);
}

/** By the names of the wire, in its order; values as JSON. */
function fieldsOf({ model, messages, sampling: { maxTokens, temperature, seed } }: Call): [name: string, json: string][] {
  const fields: Record<string, unknown> = { model, messages, max_tokens: maxTokens, temperature, seed };
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, spaced(value)]]));
}

function curlLines(call: Call): string[] {
  const body = `{${fieldsOf(call)
    .map(([name, json]) => `"${name}": ${json}`)
    .join(', ')}}`;
  return [
    'export GROVE_TOKEN=grove_…',
    `curl ${call.origin}/v1/chat/completions \\`,
    '  -H "Authorization: Bearer $GROVE_TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    // Inside single quotes a shell changes nothing but the quote itself.
    `  -d '${body.replaceAll("'", String.raw`'\''`)}'`,
  ];
}

function pythonLines(call: Call): string[] {
  return [
    'from openai import OpenAI',
    `client = OpenAI(base_url="${call.origin}/v1", api_key="grove_…")`,
    'answer = client.chat.completions.create(',
    ...fieldsOf(call).map(([name, json]) => `    ${name}=${json},`),
    ')',
    'print(answer.choices[0].message.content)',
  ];
}

function nodeLines(call: Call): string[] {
  return [
    "import OpenAI from 'openai';",
    `const client = new OpenAI({ baseURL: '${call.origin}/v1', apiKey: 'grove_…' });`,
    'const answer = await client.chat.completions.create({',
    ...fieldsOf(call).map(([name, json]) => `  ${name}: ${json},`),
    '});',
    'console.log(answer.choices[0].message.content);',
  ];
}

/** JSON with a space behind commas and colons, as people write it; texts are left alone. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${spaced(one)}`);
  return `{${fields.join(', ')}}`;
}
