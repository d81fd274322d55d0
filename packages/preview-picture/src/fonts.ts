// oxlint-disable-next-line typescript/triple-slash-reference -- the declaration of a library, which whoever checks this file has to see
/// <reference path="./fontkit-types.d.ts" />
// Letters as shapes, one after another: no ligatures, no kerning, which names of repositories have little of.
import { create, type Font, type PathCommand } from 'fontkit';
import type { Segment } from './canvas';

export type PreviewFont = Font;

/** From the bytes of an OpenType font. */
export function openFont(bytes: Uint8Array): PreviewFont {
  return create(bytes);
}

/** What no reader can see has no shape either: controls, and marks that turn the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;

/** More is never shown. */
const MOST_LETTERS = 160;

export function plainText(text: string): string {
  const seen = text.toWellFormed().replaceAll(/\s+/g, ' ').replaceAll(UNSEEN, '').trim();
  return [...seen].slice(0, MOST_LETTERS).join('');
}

export function widthOf(font: PreviewFont, text: string, size: number): number {
  let units = 0;
  for (const letter of text) units += font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth;
  return (units * size) / font.unitsPerEm;
}

/** With its base line at `y`. A letter that the font does not have is the box that fonts show for such. */
export function shapeOf(font: PreviewFont, text: string, x: number, y: number, size: number): Segment[] {
  const scale = size / font.unitsPerEm;
  const shape: Segment[] = [];
  let pen = x;
  for (const letter of text) {
    const glyph = font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    for (const command of glyph.path.commands) shape.push(...segmentOf(command, pen, y, scale));
    pen += glyph.advanceWidth * scale;
  }
  return shape;
}

function segmentOf({ command, args }: PathCommand, x: number, y: number, scale: number): Segment[] {
  const point = (index: number): [number, number] => [x + (args[index] ?? 0) * scale, y - (args[index + 1] ?? 0) * scale];
  if (command === 'moveTo') return [{ kind: 'move', to: point(0) }];
  if (command === 'lineTo') return [{ kind: 'line', to: point(0) }];
  if (command === 'quadraticCurveTo') return [{ kind: 'quadratic', over: point(0), to: point(2) }];
  return command === 'bezierCurveTo' ? [{ kind: 'cubic', over: point(0), and: point(2), to: point(4) }] : [];
}

/** As much of the text as is not wider, with an ellipsis where something is left out. */
export function cutTo(font: PreviewFont, text: string, size: number, width: number): string {
  if (widthOf(font, text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && widthOf(font, `${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Broken into at most `most` lines: between words, or anywhere in a script without spaces and in a word that is wider than a line. */
export function linesOf(font: PreviewFont, text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '' && lines.length < most - 1 && widthOf(font, rest, size) > width) {
    const fits = [...rest].length - lettersOver(font, rest, size, width);
    const head = [...rest].slice(0, fits).join('');
    const space = /^[\p{Script=Latin}\p{N}]/u.test([...rest][fits] ?? '') ? Math.max(head.lastIndexOf(' '), head.lastIndexOf('-') + 1) : 0;
    const line = space > head.length / 3 ? head.slice(0, space) : head;
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return rest === '' ? lines : [...lines, cutTo(font, rest, size, width)];
}

function lettersOver(font: PreviewFont, text: string, size: number, width: number): number {
  const letters = [...text];
  let fits = letters.length;
  while (fits > 1 && widthOf(font, letters.slice(0, fits).join(''), size) > width) fits--;
  return letters.length - fits;
}
