import { addressOf } from './addresses';

const place = { files: '/a/b/blob/main', bytes: '/a/b/resolve/main' };
const rules = { place, idPrefix: 'user-content-' };
const link = (url: string) => addressOf(url, 'link', rules);
const image = (url: string) => addressOf(url, 'picture', rules);

describe('links and pictures of a text', () => {
  it('lead to files of the repository when they are relative', () => {
    expect(link('docs/a.md#top')).toBe('/a/b/blob/main/docs/a.md#top');
    expect(link('./LICENSE')).toBe('/a/b/blob/main/LICENSE');
    expect(image('assets/x y.png?raw=1')).toBe('/a/b/resolve/main/assets/x%20y.png?raw=1');
    expect(image('/assets/x.png')).toBe('/a/b/resolve/main/assets/x.png');
  });

  it('do not encode twice what the author encoded', () => {
    expect(image('a%20b.png')).toBe('/a/b/resolve/main/a%20b.png');
  });

  it('keep absolute addresses, and addresses of this hub', () => {
    expect(link('https://example.org/x')).toBe('https://example.org/x');
    expect(link('/datasets/c/d')).toBe('/datasets/c/d');
    expect(link('mailto:a@example.org')).toBe('mailto:a@example.org');
    expect(image('//cdn.example.org/x.png')).toBe('https://cdn.example.org/x.png');
  });

  it('point to the anchors that headings get', () => {
    expect(link('#usage')).toBe('#user-content-usage');
    expect(link('#user-content-usage')).toBe('#user-content-usage');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    ' javascript:x',
    'java\tscript:x',
    'java\nscript:x',
    '\u0001javascript:x',
    'data:text/html,x',
    'vbscript:x',
    'blob:x',
    'file:///etc/passwd',
  ])('lead nowhere when written as %j', (url) => {
    expect(link(url)).toBeNull();
    expect(image(url)).toBeNull();
  });

  it('begin at the folder of the text', () => {
    const inFolder = { ...rules, place: { ...place, folder: 'docs/zh' } };
    expect(addressOf('../x.png', 'picture', inFolder)).toBe('/a/b/resolve/main/docs/x.png');
    expect(addressOf('/x.png', 'picture', inFolder)).toBe('/a/b/resolve/main/x.png');
    expect(addressOf('../../../x.png', 'picture', inFolder)).toBeNull();
  });

  it('lead nowhere when they are relative and the text lies nowhere', () => {
    expect(addressOf('x.png', 'picture', { idPrefix: '' })).toBeNull();
    expect(addressOf('/models', 'link', { idPrefix: '' })).toBe('/models');
  });

  it('are read as browsers read them, backslashes too', () => {
    expect(link(String.raw`\\evil.example/x`)).toBe('https://evil.example/x');
    expect(link(String.raw`/\evil.example/x`)).toBe('https://evil.example/x');
    expect(image('mailto:a@example.org')).toBeNull();
  });

  it('lead nowhere when they are longer than addresses are', () => {
    expect(link(`https://example.org/${'x'.repeat(5000)}`)).toBeNull();
  });

  it('lead nowhere when they climb out of the repository', () => {
    expect(link('../../secret')).toBeNull();
    expect(image('a/%2e%2e/../x.png')).toBeNull();
    expect(link('a/../b.md')).toBe('/a/b/blob/main/b.md');
  });
});
