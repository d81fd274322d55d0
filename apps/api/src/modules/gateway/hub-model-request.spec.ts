import { DomainError } from '../../common/errors';
import { chatRequest, embedRequest, hubModelName } from './hub-model-request';

const messages = [{ role: 'user', content: 'hello' }];

function refusal(body: Record<string, unknown>): string {
  try {
    return JSON.stringify(chatRequest(body));
  } catch (error) {
    if (error instanceof DomainError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

describe('the name of a model of this hub', () => {
  it.each([
    ['alice/tiny', { namespace: 'alice', name: 'tiny', revision: undefined }],
    ['alice/tiny@v1.0', { namespace: 'alice', name: 'tiny', revision: 'v1.0' }],
    ['alice/tiny@refs/pr/3', { namespace: 'alice', name: 'tiny', revision: 'refs/pr/3' }],
    ['gpt-large', null],
    ['a/b/c', null],
    ['alice/', null],
    ['/tiny', null],
    ['alice/tiny@', null],
    ['al ice/tiny', null],
  ])('%s', (name, found) => {
    expect(hubModelName(name)).toEqual(found);
  });
});

describe('a chat completion of a model of this hub', () => {
  it('is read from the body of the OpenAI API', () => {
    const body = { messages, max_completion_tokens: 5, max_tokens: 9, temperature: 0, top_p: 0.9, seed: -7, stop: ['.', '!'], user: 'me' };
    expect(chatRequest(body)).toEqual({ messages, maxTokens: 5, temperature: 0, topP: 0.9, seed: 7, stop: ['.', '!'] });
  });

  it('has limits of its own, and leaves out what was not said', () => {
    expect(chatRequest({ messages, temperature: null, stop: null, n: 1, tools: [], response_format: { type: 'text' } })).toEqual({
      messages,
      maxTokens: 512,
    });
    expect(chatRequest({ messages, max_tokens: 1e9 }).maxTokens).toBe(4096);
  });

  it('takes text in parts, a developer as the system, and drops what no database keeps', () => {
    const parts = [
      { type: 'text', text: 'a\0b' },
      { type: 'text', text: 'c\ud83d' },
    ];
    expect(chatRequest({ messages: [{ role: 'developer', content: parts }], stop: '\0' })).toMatchObject({
      messages: [{ role: 'system', content: 'ab\nc\ufffd' }],
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no messages', { messages: [] }, 'at least one'],
    ['messages that are none', { messages: 'hello' }, 'at least one'],
    ['a role that is none', { messages: [{ role: 'tool', content: 'x' }] }, 'messages[0].role'],
    ['a picture', { messages: [...messages, { role: 'user', content: [{ type: 'image_url' }] }] }, 'messages[1].content'],
    ['too many messages', { messages: Array.from({ length: 201 }, () => messages[0]) }, 'at most 200'],
    ['too much text', { messages: [{ role: 'user', content: 'x'.repeat(200_001) }] }, '200000 characters'],
    ['several answers', { messages, n: 2 }, 'leave out n'],
    ['tools', { messages, tools: [{}] }, 'without tools'],
    ['functions', { messages, functions: [{}] }, 'without tools'],
    ['JSON mode', { messages, response_format: { type: 'json_object' } }, 'response_format'],
    ['logprobs', { messages, logprobs: true }, 'logprobs'],
    ['a temperature that is text', { messages, temperature: '1' }, 'temperature'],
    ['a temperature above 2', { messages, temperature: 2.1 }, 'temperature'],
    ['no tokens', { messages, max_tokens: 0 }, 'max_tokens'],
    ['five stops', { messages, stop: ['a', 'b', 'c', 'd', 'e'] }, 'stop'],
    ['an empty stop', { messages, stop: [''] }, 'stop'],
  ])('is refused with %s', (_name, body, part) => {
    expect(refusal(body)).toMatch(/^gateway\/body: /);
    expect(refusal(body)).toContain(part);
  });
});

describe('embeddings of a model of this hub', () => {
  it('are asked of one text or several', () => {
    expect(embedRequest({ input: 'one' })).toEqual({ request: { inputs: ['one'] }, isBase64: false });
    expect(embedRequest({ input: ['a\0', 'b'], encoding_format: 'base64' })).toEqual({ request: { inputs: ['a', 'b'] }, isBase64: true });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no text', { input: [] }, 'none is empty'],
    ['an empty text', { input: ['a', ''] }, 'none is empty'],
    ['tokens', { input: [[1, 2]] }, 'list of texts'],
    ['too many texts', { input: Array.from({ length: 257 }, () => 'x') }, 'at most 256'],
    ['too much text', { input: 'x'.repeat(200_001) }, '200000 characters'],
    ['a size of its own', { input: 'x', dimensions: 8 }, 'dimensions'],
    ['a format that is none', { input: 'x', encoding_format: 'int8' }, 'encoding_format'],
  ])('are refused with %s', (_name, body, part) => {
    expect(() => embedRequest(body)).toThrow(part);
  });
});
