import { spawnSync } from 'node:child_process';
import { callLines } from './call-snippets';
import { afterEnd, afterEvent, ASKED, isBusy, messagesFor, type Turn, withAnswer } from './conversation';
import { readEvents } from './sse';
import { readTried, samplingOf, triedHref, wrongNumbers } from './tried';

const chunk = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const STREAM = [
  ': waiting for a runner\n\n',
  chunk({ choices: [{ delta: { role: 'assistant', content: '' }, finish_reason: null }] }),
  chunk({ choices: [{ delta: { content: '你好\nthere' }, finish_reason: null }] }),
  chunk({ choices: [{ delta: {}, finish_reason: 'length' }] }),
  chunk({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 7 } }),
  'data: [DONE]\n\n',
].join('');
const EVENTS = [
  { kind: 'text', text: '你好\nthere' },
  { kind: 'finish', reason: 'length' },
  { kind: 'usage', promptTokens: 5, completionTokens: 7 },
];

describe('the stream of an answer', () => {
  it('is the same wherever it is cut', () => {
    for (let cut = 0; cut <= STREAM.length; cut += 1) {
      const first = readEvents(STREAM.slice(0, cut));
      const second = readEvents(first.rest + STREAM.slice(cut));
      expect([...first.events, ...second.events]).toEqual(EVENTS);
      expect(second.rest).toBe('');
    }
  });

  it('may break off with a refusal, and what is no JSON is passed over', () => {
    const text = 'data: {nonsense\n\ndata: {"error":{"message":"It went away.","code":"serving/interrupted"}}\n\n';
    expect(readEvents(text).events).toEqual([{ kind: 'error', code: 'serving/interrupted', message: 'It went away.' }]);
  });
});

describe('a conversation', () => {
  const answered = afterEnd(afterEvent(ASKED, { kind: 'text', text: 'Oak.' }, 40), 'done', 90);
  const failed = afterEvent(ASKED, { kind: 'error', code: 'serving/not-ready', message: 'No room.' }, 10);
  const turns: Turn[] = [{ prompt: 'Which tree?', answers: { model: answered, base: failed } }];

  it('tells each side what it has said itself, and leaves out what it had no answer to', () => {
    expect(messagesFor('model', turns, 'Why?', 'Be brief.')).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Which tree?' },
      { role: 'assistant', content: 'Oak.' },
      { role: 'user', content: 'Why?' },
    ]);
    expect(messagesFor('base', turns, 'Why?', ' ')).toEqual([{ role: 'user', content: 'Why?' }]);
  });

  it('measures the first word and the whole, and a refusal outlives the end', () => {
    expect(answered).toMatchObject({ state: 'done', text: 'Oak.', firstMs: 40, totalMs: 90 });
    expect(afterEnd(failed, 'done', 50)).toBe(failed);
    expect(isBusy(turns)).toBe(false);
    expect(isBusy(withAnswer(turns, 0, 'model', () => ASKED))).toBe(true);
    expect(withAnswer([{ prompt: '', answers: {} }], 0, 'base', () => answered)).toEqual([{ prompt: '', answers: {} }]);
  });
});

describe('how a model is asked', () => {
  it('comes back from its address', () => {
    const tried = { ...readTried({}), temperature: '0.5', system: 'a & b', base: 'off' };
    const href = triedHref('/a/b/try', tried);
    expect(readTried(Object.fromEntries(new URL(href, 'http://hub').searchParams))).toEqual(tried);
    expect(triedHref('/a/b/try', readTried({}))).toBe('/a/b/try');
  });

  it('takes numbers that may be, and says which may not', () => {
    const tried = readTried({ maxTokens: '1.5', temperature: '2.1', seed: 7 });
    expect(wrongNumbers(tried)).toEqual(['maxTokens', 'temperature']);
    expect(samplingOf(tried)).toEqual({ seed: 7 });
    expect(samplingOf(readTried({ temperature: '0', maxTokens: ' ' }))).toEqual({ temperature: 0 });
  });
});

describe('the lines that ask by API', () => {
  const content = `It's "5 < 6", isn't it?\n\\n $HOME \`date\``;
  const call = {
    origin: 'http://hub.example:8080',
    model: 'ada/tiny',
    messages: [{ role: 'user' as const, content }],
    sampling: { seed: 7 },
  };
  const body = { model: 'ada/tiny', messages: call.messages, seed: 7 };

  it('of curl reach it through a shell unchanged', () => {
    const script = `curl() { for last; do :; done; printf %s "$last"; }\n${callLines('curl', call).join('\n')}`;
    expect(JSON.parse(spawnSync('sh', ['-c', script], { encoding: 'utf8' }).stdout)).toEqual(body);
  });

  it('of Python and Node name the hub, and their values are literals of both languages', () => {
    for (const language of ['python', 'node'] as const) {
      const lines = callLines(language, call);
      expect(lines.join('\n')).toContain('http://hub.example:8080/v1');
      expect(lines.find((line) => /^\s*messages/.test(line))).toContain(JSON.stringify(content));
    }
  });
});
