import { type ApiDocument, groupsOf, sampleOf, typeText } from './document';
import { curlOf, typescriptOf } from './snippets';

const DOCUMENT: ApiDocument = {
  paths: {
    '/hub/v1/things/{name}': {
      get: {
        operationId: 'things.get',
        summary: 'A thing',
        tags: ['things'],
        responses: { '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } }, default: {} },
      },
      put: {
        operationId: 'things.put',
        summary: "Keep somebody's thing",
        tags: ['things'],
        security: [{}],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
        responses: { '204': {}, default: {} },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        properties: {
          title: { type: 'string', example: "it's" },
          role: { type: 'string', enum: ['read', 'write'], nullable: true },
          parts: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
        },
      },
    },
  },
};

describe('the reference of the API', () => {
  it('finds operations by all words, wherever they stand', () => {
    const ids = (search: string) => groupsOf(DOCUMENT, search).flatMap(({ operations }) => operations.map(({ id }) => id));
    expect([ids(''), ids('put things'), ids('KEEP'), ids('nothing')]).toEqual([
      ['things.get', 'things.put'],
      ['things.put'],
      ['things.put'],
      [],
    ]);
  });

  it('writes types as programmers do', () => {
    const { title, role, parts } = DOCUMENT.components.schemas['Thing']?.properties ?? {};
    expect([title, role, parts].map((schema) => typeText(schema ?? {}))).toEqual(['string', "'read' | 'write' | null", 'Thing[]']);
  });

  it('ends samples of types that hold themselves', () => {
    expect(JSON.stringify(sampleOf(DOCUMENT, { $ref: '#/components/schemas/Thing' })).length).toBeLessThan(1000);
  });

  it('writes commands that a shell and a program take as they are', () => {
    const [get, put] = groupsOf(DOCUMENT, '')[0]?.operations ?? [];
    if (!get || !put) throw new Error('the operations are missing');
    expect(curlOf(DOCUMENT, get, 'https://hub.example')).toEqual(["curl 'https://hub.example/hub/v1/things/NAME'"]);
    expect(curlOf(DOCUMENT, put, 'https://hub.example')[0]).toContain(String.raw`"it'\''s"`);
    expect(typescriptOf(DOCUMENT, put, 'https://hub.example')).toMatch(/method: 'PUT'/);
    expect(typescriptOf(DOCUMENT, put, 'https://hub.example')).not.toMatch(/answer\.json\(\);$/);
  });
});
