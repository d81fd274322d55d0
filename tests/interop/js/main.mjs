// Drives @huggingface/hub, as it comes from its package, against a running hub.
import { readFileSync } from 'node:fs';
import { readContext, suite } from '../lib/case.mjs';
import { hubApi } from '../lib/hub-api.mjs';
import { collectionCases } from './collections.mjs';
import { commitCases } from './commits.mjs';
import { downloadCases } from './downloads.mjs';
import { repositoryCases } from './repositories.mjs';

// The package does not export its package.json.
const { version } = JSON.parse(readFileSync(new URL('../../../node_modules/@huggingface/hub/package.json', import.meta.url), 'utf8'));
const context = readContext();
const cases = suite(context, 'js', version);
let number = 0;

const kit = {
  context,
  test: cases.test,
  api: hubApi(context),
  /** What every call takes: where the hub is and who asks. */
  as: (user) => ({ hubUrl: context.endpoint, ...(user ? { accessToken: context.users[user].write } : {}) }),
  newId: (word) => `alice/js-${word}-${(number += 1)}`,
};

for (const register of [repositoryCases, commitCases, downloadCases, collectionCases]) register(kit);
await cases.run();
