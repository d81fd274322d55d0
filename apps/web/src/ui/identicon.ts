// A picture made of a name: leaves and fruits on a grid of four by four, mirrored like a face. The same name always has the same picture;
// nothing is fetched and nothing is stored.

export type Shape = 'none' | 'leaf' | 'turned' | 'fruit';

export interface Identicon {
  /** Degrees of the colour wheel, in steps that can be told apart. */
  hue: number;
  /** Rows from the top, each of four shapes. */
  rows: readonly (readonly Shape[])[];
}

const SHAPES: readonly Shape[] = ['none', 'leaf', 'turned', 'fruit', 'leaf', 'turned'];
const MIRRORED: Record<Shape, Shape> = { none: 'none', leaf: 'turned', turned: 'leaf', fruit: 'fruit' };
const SIDE = 4;
const HUES = 24;

export function identicon(name: string): Identicon {
  const next = generator(name.toLowerCase());
  const hue = (next() % HUES) * (360 / HUES);
  const rows = Array.from({ length: SIDE }, () => {
    const half = [pick(next()), pick(next())];
    return [...half, ...half.toReversed().map((shape) => MIRRORED[shape])];
  });
  return { hue, rows };
}

function pick(value: number): Shape {
  return SHAPES[value % SHAPES.length] ?? 'leaf';
}

/** FNV-1a over the name, then xorshift: spread well enough for pictures, and the same everywhere. */
function generator(text: string): () => number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % 65_521;
  };
}
