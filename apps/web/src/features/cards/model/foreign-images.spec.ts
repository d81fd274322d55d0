import { foreignHost, foreignHosts } from './foreign-images';

const ORIGIN = 'https://hub.example';

describe('pictures on other hosts', () => {
  it.each([
    ['https://img.example/a.png', 'img.example'],
    ['//img.example:81/a.png', 'img.example:81'],
    ['https://hub.example/a.png', null],
    ['/ns/name/resolve/main/a.png', null],
    ['data:image/png;base64,AA', null],
    ['http://hub.example/a.png', 'hub.example'],
  ])('%s lies at %s', (src, host) => {
    expect(foreignHost(src, ORIGIN)).toBe(host);
  });

  it('are found in Markdown and in HTML', () => {
    const card =
      '![a](https://one.example/a.png)\n<img width=3 src="https://two.example/b.png">\n![x](local.png) [link](https://no.example)\n![r][ref]\n\n[ref]: https://three.example/c.png';
    expect(foreignHosts(card, ORIGIN)).toEqual(['one.example', 'two.example', 'three.example']);
  });
});
