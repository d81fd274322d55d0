import { eachRun } from './columns';
import type { RowTable } from './row-table';

export interface Contents {
  rowOf: Uint32Array;
  slotOf: Uint32Array;
  flags: Uint8Array;
}

/** Those of which a sketch was kept. Of equal ones a row with flag 1 is shown, if there is one. */
export function differentContents(
  table: RowTable,
  { order, isSame }: { order: Uint32Array; isSame: (a: number, b: number) => boolean },
  flagOf: (row: number) => number,
): Contents {
  const slotByRow = rowsToSlots(table);
  const most = table.sketches.length;
  const found = { rowOf: new Uint32Array(most), slotOf: new Uint32Array(most), flags: new Uint8Array(most) };
  let count = 0;
  eachRun(order, isSame, (from, to) => {
    let slot = 0;
    let flags = 0;
    let shown = order[from]!;
    for (let at = from; at < to; at += 1) {
      const row = order[at]!;
      const flag = flagOf(row);
      if (((flags ^ flag) & flag & 1) !== 0) shown = row;
      flags |= flag;
      slot ||= slotByRow[row]!;
    }
    if (slot === 0) return;
    found.rowOf[count] = shown;
    found.slotOf[count] = slot - 1;
    found.flags[count] = flags;
    count += 1;
  });
  return { rowOf: found.rowOf.subarray(0, count), slotOf: found.slotOf.subarray(0, count), flags: found.flags.subarray(0, count) };
}

/** Slot + 1 of each row, 0 when it has no sketch. */
function rowsToSlots(table: RowTable): Uint32Array {
  const slots = new Uint32Array(table.rows);
  for (let slot = 0; slot < table.sketches.length; slot += 1) slots[table.sketchedRow.get(slot)] = slot + 1;
  return slots;
}
