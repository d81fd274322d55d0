import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { UrlSigner } from './url-signer';

describe('UrlSigner', () => {
  const secretKey = randomBytes(32);
  let now: Date;
  const signer = new UrlSigner(secretKey, () => now);
  const claims = { purpose: 'lfs-upload', method: 'PUT', repositoryId: '42', sha256: 'ab'.repeat(32), sizeBytes: 7 };
  const expired = expect.objectContaining({ kind: 'forbidden', code: 'signing/expired' });
  const invalid = expect.objectContaining({ kind: 'forbidden', code: 'signing/invalid' });

  beforeEach(() => {
    now = new Date('2026-11-24T12:00:00.000Z');
  });

  const refusalOf = (token: string, purpose = 'lfs-upload', method = 'PUT', by = signer): unknown => {
    try {
      return by.verify(token, purpose, method);
    } catch (error) {
      return error;
    }
  };

  it('gives back what was signed', () => {
    expect(signer.verify(signer.sign(claims, 600), 'lfs-upload', 'PUT')).toEqual(claims);
  });

  it('makes tokens that need no escaping in a URL', () => {
    expect(signer.sign({ ...claims, path: '模型/ü?&#' }, 60)).toMatch(/^[\w-]+\.[\w-]{43}$/);
  });

  it('honours a token until the second it expires', () => {
    const token = signer.sign(claims, 60);
    now = new Date('2026-11-24T12:00:59.999Z');
    expect(signer.verify(token, 'lfs-upload', 'PUT')).toEqual(claims);
    now = new Date('2026-11-24T12:01:00.000Z');
    expect(refusalOf(token)).toEqual(expired);
  });

  it('refuses another purpose, another method, another key', () => {
    const token = signer.sign(claims, 60);
    expect(refusalOf(token, 'lfs-download')).toEqual(invalid);
    expect(refusalOf(token, 'lfs-upload', 'GET')).toEqual(invalid);
    expect(refusalOf(token, 'lfs-upload', 'PUT', new UrlSigner(randomBytes(32), () => now))).toEqual(invalid);
  });

  it('refuses claims of one token with the signature of another', () => {
    const [body] = signer.sign({ ...claims, sizeBytes: 8 }, 60).split('.');
    const [, signature] = signer.sign(claims, 60).split('.');
    expect(refusalOf(`${body}.${signature}`)).toEqual(invalid);
  });

  it('refuses every token of which one character was changed, removed or added', () => {
    const token = signer.sign(claims, 60);
    const position = fc.nat({ max: token.length - 1 });
    const character = fc.constantFrom(...'ABCabc019-_.=~ ');
    fc.assert(
      fc.property(position, character, fc.constantFrom(0, 1), (at, inserted, removed) => {
        const altered = token.slice(0, at) + inserted + token.slice(at + removed);
        fc.pre(altered !== token);
        expect(refusalOf(altered)).toEqual(invalid);
      }),
    );
  });

  it.each(['', '.', '..', 'a', 'a.', '.a', '模.型', `${'a'.repeat(5000)}.${'b'.repeat(43)}`])(
    'refuses what never was a token: %j',
    (text) => {
      expect(refusalOf(text)).toEqual(invalid);
    },
  );

  it('tells an altered expired token from an honest one', () => {
    const token = signer.sign(claims, 1);
    now = new Date('2026-11-24T13:00:00.000Z');
    expect(refusalOf(token)).toEqual(expired);
    expect(refusalOf(`x${token}`)).toEqual(invalid);
  });

  it('lets an upload address live longer than one that reads, but not for ever', () => {
    expect(signer.verify(signer.sign(claims, 12 * 3600), 'lfs-upload', 'PUT')).toEqual(claims);
    expect(() => signer.sign(claims, 12 * 3600 + 1)).toThrow(RangeError);
  });

  it.each([0, -1, 601, Number.NaN, Number.POSITIVE_INFINITY])('signs nothing that lives %d seconds', (seconds) => {
    expect(() => signer.sign({ ...claims, method: 'GET' }, seconds)).toThrow(RangeError);
  });

  it('does not start with a key that can be guessed', () => {
    expect(() => new UrlSigner(randomBytes(31), () => now)).toThrow(RangeError);
  });
});
