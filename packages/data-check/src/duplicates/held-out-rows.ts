import { heldOutCount } from '../keys/held-out';
import { eachRun, numbersTo, sortedBy } from './columns';
import { type RowTable, TRAIN } from './row-table';

/** Training rows that heldOutKeys would choose, by the first 64 bits of their keys. */
export function heldOutRows(table: RowTable, share: number): Uint8Array {
  const isSame = (a: number, b: number) => table.keyHigh.get(a) === table.keyHigh.get(b) && table.keyLow.get(a) === table.keyLow.get(b);
  const train = numbersTo(table.rows).filter((row) => table.sideOf(row) === TRAIN);
  const order = sortedBy(
    sortedBy(train, (row) => table.keyLow.get(row)),
    (row) => table.keyHigh.get(row),
  );
  let different = 0;
  eachRun(order, isSame, () => (different += 1));
  let left = heldOutCount(different, share);
  const flags = new Uint8Array(table.rows);
  eachRun(order, isSame, (from, to) => {
    if (left <= 0) return;
    left -= 1;
    for (const row of order.subarray(from, to)) flags[row] = 1;
  });
  return flags;
}
