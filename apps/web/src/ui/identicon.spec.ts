import { identicon } from './identicon';

describe('the picture of a name', () => {
  it('is always the same, whatever the case', () => {
    expect(identicon('Ada')).toEqual(identicon('ada'));
  });

  it('is mirrored and never empty', () => {
    for (let index = 0; index < 500; index++) {
      const { rows, hue } = identicon(`name-${index}`);
      expect(rows).toHaveLength(4);
      for (const row of rows)
        expect([row[3], row[2]].map((shape) => shape === 'fruit' || shape === 'none')).toEqual(
          [row[0], row[1]].map((shape) => shape === 'fruit' || shape === 'none'),
        );
      expect(hue).toBeLessThan(360);
    }
  });

  it('differs from name to name', () => {
    const pictures = new Set(Array.from({ length: 500 }, (_, index) => JSON.stringify(identicon(`person-${index}`))));
    expect(pictures.size).toBeGreaterThan(495);
  });
});
