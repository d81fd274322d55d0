// A canvas of plain colours. Shapes are filled by the area of each pixel that they cover: signed areas are noted where edges pass, and summed along the row.
import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];
export type Point = readonly [x: number, y: number];
/** Of absolute places; curves are those of fonts and of SVG. */
export type Segment =
  | { kind: 'move'; to: Point }
  | { kind: 'line'; to: Point }
  | { kind: 'quadratic'; over: Point; to: Point }
  | { kind: 'cubic'; over: Point; and: Point; to: Point };

/** A curve as straight pieces: none of them is seen at the sizes that are drawn here. */
const PIECES = 8;

export class Canvas {
  private readonly pixels: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
    ground: Colour,
  ) {
    this.pixels = new Uint8Array(width * height * 3);
    for (let at = 0; at < this.pixels.length; at += 3) this.pixels.set(ground, at);
  }

  /** `opacity` from 0 to 1. What lies outside of the canvas is cut off at its edges. */
  fill(shape: readonly Segment[], colour: Colour, opacity = 1): void {
    const edges = edgesOf(shape, this.width - 2);
    if (edges.length === 0) return;
    const ys = edges.flatMap(([from, to]) => [from[1], to[1]]);
    const top = Math.max(0, Math.floor(Math.min(...ys)));
    const bottom = Math.min(this.height, Math.ceil(Math.max(...ys)));
    if (bottom <= top) return;
    const areas = new Float32Array(this.width * (bottom - top) + 2);
    for (const [[x0, y0], [x1, y1]] of edges) addEdge(areas, this.width, bottom - top, [x0, y0 - top], [x1, y1 - top]);
    const xs = edges.flatMap(([from, to]) => [from[0], to[0]]);
    const [left, right] = [Math.floor(Math.min(...xs)), Math.ceil(Math.max(...xs))];
    for (let row = top; row < bottom; row++) this.blendRow(row, left, right, areas.subarray((row - top) * this.width), colour, opacity);
  }

  private blendRow(row: number, left: number, right: number, areas: Float32Array, colour: Colour, opacity: number): void {
    let sum = 0;
    for (let x = left; x <= Math.min(right, this.width - 1); x++) {
      sum += areas[x] ?? 0;
      const cover = Math.min(Math.abs(sum), 1) * opacity;
      if (cover < 0.003) continue;
      const at = (row * this.width + x) * 3;
      for (let part = 0; part < 3; part++)
        this.pixels[at + part] = Math.round((this.pixels[at + part] ?? 0) * (1 - cover) + (colour[part] ?? 0) * cover);
    }
  }

  /** RGB, eight bits each (W3C Portable Network Graphics §11). */
  png(): Buffer {
    const rows = Buffer.alloc((this.width * 3 + 1) * this.height);
    for (let row = 0; row < this.height; row++)
      rows.set(this.pixels.subarray(row * this.width * 3, (row + 1) * this.width * 3), row * (this.width * 3 + 1) + 1);
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    header.set([8, 2, 0, 0, 0], 8);
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows, { level: 6 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

export function rectangle(x: number, y: number, width: number, height: number): Segment[] {
  return polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height]);
}

export function roundedRectangle(x: number, y: number, width: number, height: number, radius: number): Segment[] {
  const [right, bottom] = [x + width, y + height];
  const corner = (over: Point, to: Point): Segment => ({ kind: 'quadratic', over, to });
  return [
    { kind: 'move', to: [x + radius, y] },
    { kind: 'line', to: [right - radius, y] },
    corner([right, y], [right, y + radius]),
    { kind: 'line', to: [right, bottom - radius] },
    corner([right, bottom], [right - radius, bottom]),
    { kind: 'line', to: [x + radius, bottom] },
    corner([x, bottom], [x, bottom - radius]),
    { kind: 'line', to: [x, y + radius] },
    corner([x, y], [x + radius, y]),
  ];
}

function polygon(...points: Point[]): Segment[] {
  return points.map((to, index) => ({ kind: index === 0 ? 'move' : 'line', to }));
}

type Edge = readonly [from: Point, to: Point];

function edgesOf(shape: readonly Segment[], maxX: number): Edge[] {
  const edges: Edge[] = [];
  let [start, here]: [Point, Point] = [
    [0, 0],
    [0, 0],
  ];
  const inside = ([x, y]: Point): Point => [Math.min(Math.max(x, 0), maxX), y];
  const go = (to: Point): void => {
    edges.push([inside(here), inside(to)]);
    here = to;
  };
  for (const segment of shape) {
    if (segment.kind === 'move') {
      go(start);
      [start, here] = [segment.to, segment.to];
    } else if (segment.kind === 'line') go(segment.to);
    else for (const point of curve(here, segment)) go(point);
  }
  go(start);
  return edges.filter(([from, to]) => from[1] !== to[1]);
}

function curve(from: Point, segment: Extract<Segment, { over: Point }>): Point[] {
  const { over, to } = segment;
  return Array.from({ length: PIECES }, (_, index) => {
    const [t, s] = [(index + 1) / PIECES, 1 - (index + 1) / PIECES];
    const mix = (axis: 0 | 1): number =>
      segment.kind === 'quadratic'
        ? s * s * from[axis] + 2 * s * t * over[axis] + t * t * to[axis]
        : s ** 3 * from[axis] + 3 * s * s * t * over[axis] + 3 * s * t * t * segment.and[axis] + t ** 3 * to[axis];
    return [mix(0), mix(1)];
  });
}

/** What the edge adds to each pixel that it passes: the area to its right, the rest in the pixel after it. */
function addEdge(areas: Float32Array, width: number, height: number, a: Point, b: Point): void {
  const direction = a[1] < b[1] ? 1 : -1;
  const [[x0, y0], [x1, y1]] = direction === 1 ? [a, b] : [b, a];
  const slope = (x1 - x0) / (y1 - y0);
  let x = y0 < 0 ? x0 - y0 * slope : x0;
  for (let row = Math.max(0, Math.floor(y0)); row < Math.min(height, Math.ceil(y1)); row++) {
    const share = Math.min(row + 1, y1) - Math.max(row, y0);
    const next = x + slope * share;
    addInRow(areas, row * width, Math.min(x, next), Math.max(x, next), share * direction);
    x = next;
  }
}

function addInRow(areas: Float32Array, start: number, left: number, right: number, amount: number): void {
  const [first, last] = [Math.floor(left), Math.ceil(right)];
  const add = (x: number, value: number): void => void (areas[start + x] = (areas[start + x] ?? 0) + value);
  if (last <= first + 1) {
    const middle = (left + right) / 2 - first;
    add(first, amount * (1 - middle));
    add(first + 1, amount * middle);
    return;
  }
  // The area to the right of the edge, up to x: its differences are what each pixel has.
  const width = right - left;
  const upTo = (x: number): number => (x > right ? x - (left + right) / 2 : Math.max(x - left, 0) ** 2 / (2 * width));
  let before = 0;
  for (let x = first; x <= last; x++) {
    const cover = upTo(x + 1) - upTo(x);
    add(x, amount * (cover - before));
    before = cover;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
