import fc from 'fast-check';
import { contentDisposition } from './content-disposition';
import { parseForm } from './form';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { httpDate, isoDate, linkHeader } from './http-fields';

describe('Content-Disposition', () => {
  test.each([
    ['model.bin', `inline; filename*=UTF-8''model.bin; filename="model.bin";`],
    ['模型 1.bin', `inline; filename*=UTF-8''%E6%A8%A1%E5%9E%8B%201.bin; filename="__ 1.bin";`],
    ['a"b\\c.txt', `inline; filename*=UTF-8''a%22b%5Cc.txt; filename="a_b_c.txt";`],
    ["it's (1)*.txt", `inline; filename*=UTF-8''it%27s%20%281%29%2A.txt; filename="it's (1)*.txt";`],
    ['x\r\nSet-Cookie: a=b', `inline; filename*=UTF-8''x%0D%0ASet-Cookie%3A%20a%3Db; filename="x__Set-Cookie: a=b";`],
  ])('%j', (name, expected) => {
    expect(contentDisposition(name, 'inline')).toBe(expected);
  });

  test(
    'for any name it is one line of ASCII, the full name comes back, and huggingface_hub finds its field',
    () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (name) => {
          const value = contentDisposition(name, 'attachment');
          expect(value).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*";$/);
          expect(decodeURIComponent(/UTF-8''([^;]*);/.exec(value)![1]!)).toBe(name.toWellFormed());
          expect(/filename="(?<name>.*?)";/.exec(value)).not.toBeNull();
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe('links and dates', () => {
  test('a link has the form the JavaScript client looks for', () => {
    const link = linkHeader('http://localhost:8080/api/models?limit=2&cursor=a%3E');
    expect(link).toBe('<http://localhost:8080/api/models?limit=2&cursor=a%3E>; rel="next"');
    expect(/<(https?:[/][/][^>]+)>;\s+rel="([^"]+)"/.exec(link)?.slice(1)).toEqual([
      'http://localhost:8080/api/models?limit=2&cursor=a%3E',
      'next',
    ]);
  });

  test('nothing breaks out of a link', () => {
    expect(linkHeader('https://h/a?x=<">\r\nb')).toBe('<https://h/a?x=%3C%22%3Eb>; rel="next"');
  });

  test.each(['/api/models?cursor=x', 'javascript:alert(1)', ''])('%p is refused', (next) => {
    expect(() => linkHeader(next)).toThrow(expect.objectContaining({ code: 'url/not-absolute' }));
  });

  test('dates', () => {
    const date = new Date(Date.UTC(1994, 10, 6, 8, 49, 37, 5));
    expect([httpDate(date), isoDate(date)]).toEqual(['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37.005Z']);
    expect(() => isoDate(new Date(Number.NaN))).toThrow(expect.objectContaining({ code: 'date/invalid' }));
  });
});

describe('forms', () => {
  test('keys repeat, brackets are the same key, and escapes are undone', () => {
    expect(parseForm('paths=a%2Fb&paths=c+d&expand=true&expand%5B%5D=likes&empty=&%E6%A8%A1=x')).toEqual(
      new Map([
        ['paths', ['a/b', 'c d']],
        ['expand', ['true', 'likes']],
        ['empty', ['']],
        ['模', ['x']],
      ]),
    );
    expect(parseForm('')).toEqual(new Map());
  });

  test('too many fields are refused', () => {
    expect(() => parseForm('a=1&b=2&a=3', 2)).toThrow(expect.objectContaining({ code: 'form/too-many-fields' }));
  });
});
