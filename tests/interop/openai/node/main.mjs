// Drives the official openai library for Node, as it comes from its package, against a running hub: files, fine-tuning jobs, models.
import { readFileSync } from 'node:fs';
import { readContext, suite } from '../../lib/case.mjs';
import { hubApi } from '../../lib/hub-api.mjs';
import { fileCases } from './files.mjs';
import { jobCases } from './jobs.mjs';
import { openaiKit } from './kit.mjs';
import { modelCases } from './models.mjs';
import { refusalCases } from './refusals.mjs';

// The package does not export its package.json.
const { version } = JSON.parse(readFileSync(new URL('../../../../node_modules/openai/package.json', import.meta.url), 'utf8'));
const context = readContext();
const cases = suite(context, 'openai-node', version);
const api = hubApi(context);
const kit = { test: cases.test, api, ...openaiKit(context, api) };

for (const register of [fileCases, jobCases, modelCases, refusalCases]) register(kit);
await cases.run();
