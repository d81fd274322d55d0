// Every guarantee that the sabotage knows, and whether its edits still fit the code.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ACCESS } from './guarantees-access.mjs';
import { APPS } from './guarantees-apps.mjs';
import { DATA } from './guarantees-data.mjs';
import { DATA_CHECK } from './guarantees-data-check.mjs';
import { FORMATS } from './guarantees-formats.mjs';
import { JOBS_GUARANTEES } from './guarantees-jobs.mjs';
import { MONEY } from './guarantees-money.mjs';
import { TALK } from './guarantees-talk.mjs';
import { XET } from './guarantees-xet.mjs';

export const GUARANTEES = { ...ACCESS, ...APPS, ...DATA, ...DATA_CHECK, ...FORMATS, ...JOBS_GUARANTEES, ...MONEY, ...TALK, ...XET };

/** @returns one line for each edit whose text is not there exactly once */
export function staleEdits(root) {
  return Object.entries(GUARANTEES).flatMap(([name, { edits }]) =>
    edits
      .map(({ file, find }) => ({ file, find, count: readFileSync(path.join(root, file), 'utf8').split(find).length - 1 }))
      .filter(({ count }) => count !== 1)
      .map(({ file, find, count }) => `${name}: ${file} has ${count} times, and should once: ${find}`),
  );
}
