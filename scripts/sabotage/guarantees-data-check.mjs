// Guarantees of the check of training data, as one small edit each that switches it off.
import { edit, spec } from './guarantee.mjs';

const CHECK = 'packages/data-check/src';
const REPORTS = `${CHECK}/check.spec.ts`;

export const DATA_CHECK = {
  'row-keys': {
    promise: 'a row has the same key for the check and for the trainers',
    edits: [edit(`${CHECK}/keys/canonical-row.ts`, 'if (names.length > 1) names.sort();', 'void names;')],
    tests: [spec(`${CHECK}/keys/keys.spec.ts`)],
  },
  'data-overlap': {
    promise: 'validation rows that are trained on block a job, also when a word was changed',
    edits: [edit(`${CHECK}/duplicates/compare-rows.ts`, "add('overlap/near', overlap.rows, overlap.pairs);", 'void overlap;')],
    tests: [spec(REPORTS, 'blocks validation rows')],
  },
  'data-order': {
    promise: 'the order of rows changes nothing that the check says',
    edits: [edit(`${CHECK}/findings/findings.ts`, 'return a.rank !== b.rank ? a.rank < b.rank : ', 'return ')],
    tests: [spec(REPORTS, 'renamed files and permuted rows')],
  },
  'data-too-long': {
    promise: 'no row that is too long for the model is taken for a short one',
    edits: [edit(`${CHECK}/tokens/lengths.ts`, 'return room < 0;', 'return room < -4096;')],
    tests: [spec(`${CHECK}/tokens/tokens.spec.ts`, 'are exact for rows that could be too long')],
  },
};
