import { GB } from '../../../lib/model-memory';
import { type Hardware, readHardware, usableBytes, usableGb, writeHardware } from './hardware';
import { compareHref, readModels, toggled, writeModels } from './tray';

describe('declared hardware', () => {
  it.each<Hardware>([
    { kind: 'gpus', gpusGb: [24] },
    { kind: 'gpus', gpusGb: [24, 24, 11.5] },
    { kind: 'memory', memoryGb: 36 },
  ])('is read as it was kept', (hardware) => {
    expect(readHardware(writeHardware(hardware))).toEqual(hardware);
  });

  it.each([
    null,
    '',
    'gpus',
    'gpus:',
    'gpus:24+',
    'gpus:0',
    'memory:8+8',
    'tpu:8',
    '{"kind":"gpus"}',
    `gpus:${Array(17).fill(8).join('+')}`,
  ])('is nothing when %j is kept', (text) => {
    expect(readHardware(text)).toBeNull();
  });

  it('is usable but for what every further card carries, and what the system needs', () => {
    expect(usableBytes({ kind: 'gpus', gpusGb: [24] })).toBe(24 * GB);
    expect(usableGb({ kind: 'gpus', gpusGb: [24, 24] })).toBe('47.3');
    expect(usableGb({ kind: 'memory', memoryGb: 36 })).toBe('27');
  });
});

describe('the models beside each other', () => {
  it('are four at most, each once, and only names', () => {
    expect(readModels('a/b,c/d,a/b,<script>,e,f/g,h/i,j/k')).toEqual(['a/b', 'c/d', 'f/g', 'h/i']);
    expect(readModels(undefined)).toEqual([]);
  });

  it('come and go', () => {
    expect(toggled(['a/b'], 'c/d')).toEqual(['a/b', 'c/d']);
    expect(toggled(['a/b', 'c/d'], 'a/b')).toEqual(['c/d']);
    expect(toggled(['a/a', 'b/b', 'c/c', 'd/d'], 'e/e')).toEqual(['a/a', 'b/b', 'c/c', 'd/d']);
    expect(writeModels([])).toBeNull();
    expect(compareHref(['a/b', 'c/d'])).toBe('/models/compare?models=a/b,c/d');
  });
});
