// The contract is a file: it is what the routes say, and the check that says so can fail.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { buildHubContract } from './contract';

const CHECK = join(__dirname, '../../../../scripts/contract-files.mjs');
const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

let document: OpenAPIObject;
let folder: string;

beforeAll(async () => {
  document = (await buildHubContract()) as OpenAPIObject;
  folder = mkdtempSync(join(tmpdir(), 'grove-contract-'));
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function check(contract: object): Promise<{ code: number; words: string }> {
  const file = join(folder, 'document.json');
  writeFileSync(file, JSON.stringify(contract));
  return new Promise((resolve) => {
    execFile(process.execPath, [CHECK, file, '--check'], { env: { ...process.env, NODE_OPTIONS: '' } }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, words: stdout + stderr }),
    );
  });
}

function operations(): [string, NonNullable<OpenAPIObject['paths'][string]['get']>][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [[`${method.toUpperCase()} ${path}`, item[method]] as const] : [])),
  ) as [string, NonNullable<OpenAPIObject['paths'][string]['get']>][];
}

/** What a route answers with: JSON, unless its address ends in the name of a file's kind or it sends as it goes. */
function contentType(route: string): string {
  if (route.includes('/content/') || route.endsWith('/viewer/cell')) return 'application/octet-stream';
  if (/\/(?:stream|chat)$/.test(route)) return 'text/event-stream';
  if (route.endsWith('/pdf')) return 'application/pdf';
  if (route.includes('/images/')) return 'image/*';
  if (route.includes('/preview/')) return 'image/png';
  return /[/.]csv$/.test(route) ? 'text/csv' : 'application/json';
}

describe('the contract', () => {
  it('is what the routes say', async () => {
    expect(await check(document)).toEqual({ code: 0, words: '' });
  }, 180_000);

  it('is refused when a route or a type has changed since', async () => {
    const { ['/hub/v1/meta']: _gone, ...paths } = document.paths;
    const [fewer, other] = [await check({ ...document, paths }), await check({ ...document, info: { ...document.info, version: '2' } })];
    expect([fewer.code, other.code]).toEqual([1, 1]);
    expect(fewer.words).toContain('hub-api.ts');
    expect(other.words).toMatch(/hub\.json:\d+\n.*"version": "1"\n.*"version": "2"/);
  }, 180_000);

  it('holds the routes of our own API and no others', () => {
    expect(operations().length).toBeGreaterThanOrEqual(30);
    for (const path of Object.keys(document.paths)) expect(path).toMatch(/^\/hub\/v1\//);
  });

  it('says of every route what it is for, who has it, what it answers and how it refuses', () => {
    for (const [route, operation] of operations()) {
      expect([route, operation.summary, operation.tags]).toEqual([route, expect.stringMatching(/\w/), [expect.any(String)]]);
      const { default: refusal, ...answers } = operation.responses as Record<string, { content?: Record<string, object> }>;
      expect([route, Object.keys(refusal?.content ?? {})]).toEqual([route, ['application/problem+json']]);
      expect([route, Object.keys(answers).length]).toEqual([route, 1]);
      const kind = answers['204'] || answers['302'] || route.startsWith('HEAD') ? null : contentType(route);
      if (kind) expect([route, Object.values(answers)[0]?.content]).toEqual([route, { [kind]: { schema: expect.any(Object) } }]);
    }
  });

  it('names every parameter that stands in an address', () => {
    for (const [route, operation] of operations()) {
      const inPath = (operation.parameters ?? [])
        .filter((parameter) => 'in' in parameter && parameter.in === 'path')
        .map((parameter) => 'name' in parameter && parameter.name);
      expect([route, inPath.toSorted()]).toEqual([route, [...route.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted()]);
    }
  });

  it('lists every code of a refusal with its status, as the sources have them', () => {
    const codes = Object.fromEntries(
      (document as unknown as { 'x-problem-codes': { code: string; status: number }[] })['x-problem-codes'].map(({ code, status }) => [
        code,
        status,
      ]),
    );
    expect(codes).toMatchObject({
      'repository/not-found': 404,
      'repository/moved': 404,
      'request/misdirected': 421,
      'organization/not-empty': 409,
      'auth/required': 401,
      'internal/unexpected': 500,
    });
    expect(Object.keys(codes).length).toBeGreaterThan(60);
  });

  it('leaves no property without a type', () => {
    const schemas = Object.entries(document.components?.schemas ?? {}) as [string, { properties?: Record<string, object> }][];
    for (const [name, { properties }] of schemas) {
      expect([name, Object.keys(properties ?? {}).length]).not.toEqual([name, 0]);
      for (const [key, property] of Object.entries(properties ?? {}))
        expect([name, key, 'type' in property || '$ref' in property || 'allOf' in property]).toEqual([name, key, true]);
    }
  });
});
