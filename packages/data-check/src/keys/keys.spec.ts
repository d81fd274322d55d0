import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { FUZZ_TIMEOUT_MS, fuzzBudget } from '../fuzz-budget';
import { canonicalJson, type Json, type JsonRow, rowKey } from './canonical-row';
import { heldOutCount, heldOutKeys } from './held-out';

interface Golden {
  rows: { json: string; canonical: string; key: string }[];
  heldOut: { share: number; heldOut: string[] }[];
}
const golden = JSON.parse(readFileSync(path.join(__dirname, '../../golden/row-keys.json'), 'utf8')) as Golden;

describe('the key of a row', () => {
  it.each(golden.rows)('is what the other implementation says: $json', ({ json, canonical, key }) => {
    expect(canonicalJson(JSON.parse(json) as Json)).toBe(canonical);
    expect(rowKey(JSON.parse(json) as JsonRow)).toBe(key);
  });

  it(
    'does not depend on the order of members or the spaces of the file',
    () => {
      fc.assert(
        fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => {
          const turned = Object.fromEntries(Object.entries(row).reverse());
          const reread = JSON.parse(JSON.stringify(turned, null, 2)) as JsonRow;
          expect(rowKey(reread)).toBe(rowKey(JSON.parse(JSON.stringify(row)) as JsonRow));
        }),
        fuzzBudget(200),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it('is not made of rows that are nested too deep', () => {
    expect(rowKey({ a: JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as Json })).toBeNull();
  });
});

describe('the held-out share', () => {
  it.each(golden.heldOut)('of $share holds the rows that the other implementation chose', ({ share, heldOut }) => {
    expect([...heldOutKeys(golden.rows.map(({ key }) => key).reverse(), share)].sort()).toEqual(heldOut);
  });

  it('leaves something on both sides as soon as there are two rows', () => {
    expect([heldOutCount(1, 0.1), heldOutCount(2, 0.001), heldOutCount(2, 0.999), heldOutCount(400, 0.1)]).toEqual([0, 1, 1, 40]);
  });
});
