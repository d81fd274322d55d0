import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LICENSES } from './licenses';

describe('the licences to choose from', () => {
  it('are ones that the check of cards knows, each once and with a name', () => {
    const known = readFileSync(join(__dirname, '../../../api/src/modules/cards/known-words.ts'), 'utf8').split(/[\s`]+/);
    expect(LICENSES.filter(({ id }) => !known.includes(id))).toEqual([]);
    expect(new Set(LICENSES.map(({ id }) => id)).size).toBe(LICENSES.length);
    expect(LICENSES.filter(({ name }) => name.length < 3)).toEqual([]);
  });
});
