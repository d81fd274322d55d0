import { base32, hotp, makeTotpSecret, matchingStep, otpauthUri, totpStep } from './totp';

const RFC_SECRET = Buffer.from('12345678901234567890');

describe('one-time passwords', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of RFC 6238, appendix B, at %d seconds', (seconds, expected) => {
    expect(hotp(RFC_SECRET, totpStep(new Date(seconds * 1000)), 8)).toBe(expected);
  });

  it('are those of RFC 4226, appendix D', () => {
    const expected = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];
    expect(expected.map((_code, counter) => hotp(RFC_SECRET, counter))).toEqual(expected);
  });

  it('hold for one step before and after, and tell which step it was', () => {
    const at = new Date(1_700_000_000_000);
    const now = totpStep(at);
    for (const step of [now - 1, now, now + 1]) expect(matchingStep(RFC_SECRET, hotp(RFC_SECRET, step), at)).toBe(step);
    for (const step of [now - 2, now + 2]) expect(matchingStep(RFC_SECRET, hotp(RFC_SECRET, step), at)).toBeNull();
    for (const text of ['', '12345', '1234567', 'abcdef', '１２３４５６']) expect(matchingStep(RFC_SECRET, text, at)).toBeNull();
  });

  it('have a secret of 160 bits that can be typed (RFC 4648, section 10)', () => {
    expect(makeTotpSecret()).toHaveLength(20);
    expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
      '',
      'MY',
      'MZXQ',
      'MZXW6',
      'MZXW6YQ',
      'MZXW6YTB',
      'MZXW6YTBOI',
    ]);
    expect(otpauthUri('Modelgrove (hub.example.org)', 'ada', RFC_SECRET)).toBe(
      'otpauth://totp/Modelgrove%20(hub.example.org):ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Modelgrove%20(hub.example.org)&algorithm=SHA1&digits=6&period=30',
    );
  });
});
