import { looksLikeToken, makeTokenSecret, tokenHint } from './token-secret';

describe('a token secret', () => {
  it('carries its checksum, so that a typing error is seen without asking anybody', () => {
    for (let i = 0; i < 200; i++) {
      const secret = makeTokenSecret();
      expect(looksLikeToken(secret)).toBe(true);
      const at = 6 + (i % 46);
      const other = secret[at] === 'A' ? 'B' : 'A';
      expect(looksLikeToken(`${secret.slice(0, at)}${other}${secret.slice(at + 1)}`)).toBe(false);
    }
  });

  it('never repeats and uses every character of the alphabet alike', () => {
    const secrets = Array.from({ length: 1000 }, makeTokenSecret);
    expect(new Set(secrets).size).toBe(1000);
    const counts = new Map<string, number>();
    for (const character of secrets.map((secret) => secret.slice(6, 46)).join('')) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(62);
    // 40,000 draws over 62 characters: 645 each, standard deviation 25.
    expect(Math.min(...counts.values())).toBeGreaterThan(645 - 6 * 25);
    expect(Math.max(...counts.values())).toBeLessThan(645 + 6 * 25);
  });

  it('may be one of Hugging Face, brought along by an operator', () => {
    expect(looksLikeToken('hf_94wBhPGp6KrrTH3KDchhKpRxZwd6dmHWLL')).toBe(true);
    for (const text of [
      '',
      'hf_',
      'hf_short',
      'api_org_aaaaaaaaaaaaaaaaaaaaaaa',
      'grove_',
      'grove_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      'hf_with spaces in it and more',
    ]) {
      expect(looksLikeToken(text)).toBe(false);
    }
  });

  it('is recognisable by its hint and not to be guessed from it', () => {
    const secret = makeTokenSecret();
    expect(tokenHint(secret)).toBe(`${secret.slice(0, 9)}…${secret.slice(-4)}`);
    expect(tokenHint('hf_0123456789abcdef')).toBe('hf_01…');
  });
});
