import { Canvas, type Colour, rectangle, roundedRectangle, type Point, type Segment } from './canvas';
import { cutTo, linesOf, plainText, type PreviewFont, shapeOf, widthOf } from './fonts';

/** What is shown. Everything is text already: this room knows no words of the product but its name. */
export interface PreviewFacts {
  /** `Model 模型`; may be empty. */
  kind: string;
  owner: string;
  name: string;
  title: string;
  /** At most four, in order. */
  figures: { label: string; value: string }[];
}

const WIDTH = 1200;
const HEIGHT = 630;
const LEFT = 72;
const INNER = WIDTH - 2 * LEFT;

const CANVAS: Colour = [251, 252, 250];
const INK: Colour = [22, 33, 26];
const MUTED: Colour = [83, 98, 90];
const ACCENT: Colour = [23, 96, 61];
const ACCENT_SOFT: Colour = [226, 240, 230];
const LEAF: Colour = [216, 243, 225];
const LINE: Colour = [223, 229, 221];

interface Fonts {
  regular: PreviewFont;
  bold: PreviewFont;
}

export function drawPreview(facts: PreviewFacts, fonts: Fonts): Buffer {
  const canvas = new Canvas(WIDTH, HEIGHT, CANVAS);
  for (const tree of TREES) canvas.fill(placed(tree, 800, 110, 14), ACCENT_SOFT, 0.6);
  drawMark(canvas, fonts);
  drawKind(canvas, fonts, plainText(facts.kind));
  drawNames(canvas, fonts, facts);
  drawFigures(canvas, fonts, facts.figures.slice(0, 4));
  canvas.fill(rectangle(0, HEIGHT - 14, WIDTH + 2, 14), ACCENT);
  return canvas.png();
}

function drawMark(canvas: Canvas, { bold }: Fonts): void {
  canvas.fill(roundedRectangle(LEFT, 60, 64, 64, 15), ACCENT);
  const [tall, small] = TREES;
  canvas.fill(placed(tall, LEFT, 60, 2), LEAF);
  canvas.fill(placed(small, LEFT, 60, 2), LEAF, 0.72);
  canvas.fill(shapeOf(bold, 'Modelgrove 模林', LEFT + 84, 104, 34), INK);
}

function drawKind(canvas: Canvas, { bold }: Fonts, kind: string): void {
  if (kind === '') return;
  const width = widthOf(bold, kind, 26) + 48;
  canvas.fill(roundedRectangle(WIDTH - LEFT - width, 68, width, 50, 25), ACCENT_SOFT);
  canvas.fill(shapeOf(bold, kind, WIDTH - LEFT - width + 24, 102, 26), ACCENT);
}

/** A long name is smaller, then has two lines; the title of the card has the room that is left. */
function drawNames(canvas: Canvas, { regular, bold }: Fonts, facts: PreviewFacts): void {
  const [owner, name, title] = [facts.owner, facts.name, facts.title].map(plainText) as [string, string, string];
  const size = [76, 64, 54].find((wanted) => widthOf(bold, name, wanted) <= INNER) ?? 54;
  const lines = linesOf(bold, name, size, INNER, 2);
  let y = 236;
  if (owner !== '') canvas.fill(shapeOf(regular, cutTo(regular, owner, 36, INNER), LEFT, y, 36), MUTED);
  y += 24;
  for (const line of lines) {
    y += size;
    canvas.fill(shapeOf(bold, line, LEFT, y, size), INK);
    y += size * 0.16;
  }
  y += 22;
  for (const line of linesOf(regular, title, 31, INNER, lines.length > 1 ? 1 : 2)) {
    y += 34;
    canvas.fill(shapeOf(regular, line, LEFT, y, 31), MUTED);
    y += 10;
  }
}

function drawFigures(canvas: Canvas, { regular, bold }: Fonts, figures: PreviewFacts['figures']): void {
  if (figures.length === 0) return;
  canvas.fill(rectangle(LEFT, 494, INNER, 2), LINE);
  const column = INNER / figures.length;
  for (const [index, { label, value }] of figures.entries()) {
    const x = LEFT + index * column;
    canvas.fill(shapeOf(regular, cutTo(regular, plainText(label), 22, column - 24), x, 540, 22), MUTED);
    canvas.fill(shapeOf(bold, cutTo(bold, plainText(value), 30, column - 24), x, 582, 30), INK);
  }
}

/** Two trees of a grove: the same as the logo of the web, in its square of 32. */
const TREES = [
  tree([10.5, 6.5], 5, 15.7, 20.8, [3.6, 3.2, 6.3], 2.7, 4.6),
  tree([21.5, 9.5], 5, 17.3, 21.7, [3.6, 3.2, 5.5], 2.3, 4),
] as const;

function tree(
  top: Point,
  wide: number,
  belly: number,
  foot: number,
  [out, down, low]: [number, number, number],
  swing: number,
  under: number,
): Segment[] {
  const [x, y] = top;
  return [
    { kind: 'move', to: top },
    { kind: 'cubic', over: [x + out, y + down], and: [x + wide, y + low], to: [x + wide, belly] },
    { kind: 'cubic', over: [x + wide, belly + swing], and: [x + wide - 1.6, belly + under], to: [x + 1.2, foot] },
    { kind: 'line', to: [x + 1.2, 26] },
    { kind: 'line', to: [x - 1.2, 26] },
    { kind: 'line', to: [x - 1.2, foot] },
    { kind: 'cubic', over: [x - wide + 1.6, belly + under], and: [x - wide, belly + swing], to: [x - wide, belly] },
    { kind: 'cubic', over: [x - wide, y + low], and: [x - out, y + down], to: top },
  ];
}

function placed(shape: readonly Segment[], x: number, y: number, scale: number): Segment[] {
  const at = ([px, py]: Point): Point => [x + px * scale, y + py * scale];
  return shape.map((segment): Segment => {
    if (segment.kind === 'move' || segment.kind === 'line') return { ...segment, to: at(segment.to) };
    if (segment.kind === 'quadratic') return { ...segment, over: at(segment.over), to: at(segment.to) };
    return { ...segment, over: at(segment.over), and: at(segment.and), to: at(segment.to) };
  });
}
