// Drives git and git-lfs of the host against a running hub.
import { execFileSync } from 'node:child_process';
import { readContext, suite } from '../lib/case.mjs';
import { hubApi } from '../lib/hub-api.mjs';
import { gitFor } from './git.mjs';
import { accessCases } from './access.mjs';
import { cloneCases } from './clone.mjs';
import { largeCases } from './large-files.mjs';
import { partialCases } from './partial.mjs';
import { pushCases } from './push.mjs';
import { protectionCases } from './protection.mjs';

const context = readContext();
const version = `${execFileSync('git', ['version'], { encoding: 'utf8' }).split(' ')[2].trim()}+lfs-${/git-lfs\/(\S+)/.exec(execFileSync('git', ['lfs', 'version'], { encoding: 'utf8' }))[1]}`;
const cases = suite(context, 'git', version);
let number = 0;

/** What every file of cases gets. */
const kit = {
  context,
  test: cases.test,
  api: hubApi(context),
  git: gitFor(context, 'alice'),
  gitAs: (user, token) => gitFor(context, user, token),
  newId: (word) => `alice/git-${word}-${(number += 1)}`,
  urlOf: (id, type = 'model') => `${context.endpoint}/${{ model: '', dataset: 'datasets/', space: 'spaces/' }[type]}${id}`,
};

for (const register of [cloneCases, accessCases, pushCases, protectionCases, partialCases, largeCases]) register(kit);
await cases.run();
