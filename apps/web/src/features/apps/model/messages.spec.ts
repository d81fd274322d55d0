import { framedAddress, sandboxOf, embedCode } from './frame';
import { MOST_PROBLEMS, readMessage, withMessage, type AppProblem } from './messages';

describe('what a frame says of its app', () => {
  it('is a message of a known shape, cut to a length', () => {
    const message = { modelgrove: 'app', kind: 'script', text: 'x is not defined', at: '/app.js:3:1' };
    expect(readMessage(message)).toEqual({ kind: 'script', text: 'x is not defined', at: '/app.js:3:1' });
    expect(readMessage({ ...message, text: 'x'.repeat(9000) })?.text).toHaveLength(500);
    for (const other of [null, 'app', 7, {}, { ...message, kind: 'html' }, { ...message, text: {} }, { ...message, modelgrove: 'hub' }])
      expect(readMessage(other)).toBeNull();
  });

  it('is listed once, counted, and never without end', () => {
    let problems: readonly AppProblem[] = [];
    for (let index = 0; index < 200; index++) problems = withMessage(problems, { kind: 'file', text: '404', at: `/${index % 100}.js` });
    expect([problems.length, problems[0]?.count, problems[49]?.count]).toEqual([MOST_PROBLEMS, 2, 2]);
    expect(withMessage([], { kind: 'loaded', text: '', at: '' })).toEqual([]);
  });
});

describe('the frame of an app', () => {
  it('keeps an origin only where that is not the hub’s', () => {
    expect(sandboxOf({ isIsolated: true })).toContain('allow-same-origin');
    expect(sandboxOf({ isIsolated: false })).not.toContain('allow-same-origin');
    for (const isIsolated of [true, false]) expect(sandboxOf({ isIsolated })).not.toContain('allow-top-navigation');
  });

  it('tells the app of theme and language, and keeps the signed part', () => {
    expect(framedAddress('http://a-1.apps.localhost/@x.y/', 'dark', 'zh-CN')).toBe(
      'http://a-1.apps.localhost/@x.y/?__theme=dark&__lang=zh-CN',
    );
  });

  it('is written for other pages with nothing of a name read as code', () => {
    expect(embedCode('https://a-1.apps.example/', '"><script>')).toContain('title="&#34;>&#60;script>"');
  });
});
