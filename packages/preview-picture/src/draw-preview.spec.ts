import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Canvas, rectangle } from './canvas';
import { drawPreview } from './draw-preview';
import { cutTo, openFont, plainText, widthOf } from './fonts';

const folder = join(
  dirname(dirname(createRequire(join(__dirname, '../../../apps/api/package.json')).resolve('@embedpdf/fonts-sc'))),
  'fonts',
);
const font = (weight: string) => openFont(readFileSync(join(folder, `NotoSansHans-${weight}.otf`)));
const fonts = { regular: font('Regular'), bold: font('Bold') };
const facts = { kind: 'Model 模型', owner: 'acme', name: 'tiny-model', title: '', figures: [] };

/** Red of each pixel of a picture without filters, as this room writes them. */
function reds(png: Buffer, width: number): number[][] {
  const rows = inflateSync(png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8));
  return Array.from({ length: rows.length / (width * 3 + 1) }, (_, row) =>
    Array.from({ length: width }, (_pixel, x) => rows[row * (width * 3 + 1) + 1 + x * 3] ?? -1),
  );
}

it('fills each pixel by as much of it as is covered', () => {
  const canvas = new Canvas(8, 3, [0, 0, 0]);
  canvas.fill(rectangle(1.5, 1, 2, 1), [200, 0, 0]);
  expect(reds(canvas.png(), 8)).toEqual([Array(8).fill(0), [0, 100, 200, 100, 0, 0, 0, 0], Array(8).fill(0)]);
});

it('is a PNG of 1200 × 630, other for another name, Latin or Chinese', () => {
  const [latin, chinese, other] = ['tiny-model', '千问', '通义'].map((name) => drawPreview({ ...facts, name }, fonts)) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  expect([latin.readUInt32BE(16), latin.readUInt32BE(20), latin.subarray(1, 4).toString()]).toEqual([1200, 630, 'PNG']);
  expect(new Set([latin, chinese, other].map((png) => png.toString('base64'))).size).toBe(3);
  expect(latin.length).toBeLessThan(150_000);
});

it('draws names of any length within the picture, and nothing that cannot be seen', () => {
  const long = {
    ...facts,
    owner: '很'.repeat(200),
    name: '长'.repeat(300),
    title: 'word '.repeat(200),
    figures: [{ label: 'x', value: 'y'.repeat(90) }],
  };
  expect(drawPreview(long, fonts).length).toBeGreaterThan(1000);
  expect(plainText('a\u202Eb\u0000c  d')).toBe('abc d');
  expect(widthOf(fonts.bold, cutTo(fonts.bold, '长'.repeat(300), 40, 500), 40)).toBeLessThanOrEqual(500);
});
