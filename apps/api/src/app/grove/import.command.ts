import { randomUUID } from 'node:crypto';
import { API_PLURAL, nameKey, REPO_TYPES, type RepoType, WEB_PREFIX } from '@modelgrove/shared';
import { SYSTEM } from '../../common/actor';
import { ImportExecutor, type ImportRecord, type ImportRequest, ImportsService } from '../../modules/imports';
import type { CommandFamily, Result } from './command';
import { CommandFailed, UsageError } from './errors';
import type { Input } from './input';
import type { Operator } from './operator';

const SAY_EVERY_MS = 5_000;

export const IMPORT_COMMANDS: CommandFamily = [
  {
    name: 'import',
    usage:
      'SOURCE OWNER[/NAME] [--type model|dataset|app] [--revision REV] [--upstream NAME] [--private|--public] [--history] [--token-stdin]',
    summary: 'bring a repository in from another hub',
    details:
      'SOURCE is the address of its page, or owner/name at an upstream (GROVE_UPSTREAMS; the first one unless --upstream names another). Without ' +
      '--history its files come as one commit. The command works until everything is here; interrupted, it is taken up by the hub’s worker, or by ' +
      'import-resume. What has arrived is not fetched again.',
    examples: [
      'grove import https://huggingface.co/hf-internal-testing/tiny-random-bert acme',
      'grove import https://huggingface.co/datasets/owner/name/tree/v1.0 acme/name --private',
      `printf '%s' "$HF_TOKEN" | grove import owner/gated-model acme --history --token-stdin`,
    ],
    words: [2, 2],
    options: {
      type: { type: 'string' },
      revision: { type: 'string' },
      upstream: { type: 'string' },
      private: { type: 'boolean' },
      public: { type: 'boolean' },
      history: { type: 'boolean' },
      'token-stdin': { type: 'boolean' },
    },
    run: start,
  },
  {
    name: 'import-resume',
    usage: 'ID',
    summary: 'go on with an import that was interrupted or has failed',
    examples: ['grove import-resume 12'],
    words: [1, 1],
    run: resume,
  },
];

async function start(operator: Operator, input: Input): Promise<Result> {
  const request = await requestOf(operator, input);
  const holder = randomUUID();
  const record = await (await operator.service(ImportsService)).start(SYSTEM, request, holder);
  operator.say(`Import ${record.id}: ${record.sourceUrl} at ${record.commitOid.slice(0, 12)} → ${addressOf(record)}`);
  return work(operator, record.id, holder);
}

async function resume(operator: Operator, input: Input): Promise<Result> {
  const id = /^\d{1,18}$/.test(input.word(0)) ? BigInt(input.word(0)) : 0n;
  const imports = await operator.service(ImportsService);
  const { state, problem } = await imports.get(SYSTEM, id);
  if (state === 'failed' || (state === 'waiting' && problem !== null)) await imports.retry(SYSTEM, id, undefined);
  const holder = randomUUID();
  if (!(await imports.takeUp(id, holder))) throw new CommandFailed(`Import ${id} has ended, or a worker is at it.`);
  return work(operator, id, holder);
}

async function work(operator: Operator, id: bigint, holder: string): Promise<Result> {
  const [executor, imports] = [await operator.service(ImportExecutor), await operator.service(ImportsService)];
  let saidAt = 0;
  await executor.execute(id, {
    holder,
    onNote: ({ state: { step, files, bytesDone, bytesTotal, bytesPerSecond } }) => {
      if (performance.now() - saidAt < SAY_EVERY_MS) return;
      saidAt = performance.now();
      const rate = bytesPerSecond ? `, ${megabytes(bytesPerSecond)}/s` : '';
      operator.say(`  ${step}: ${files} files, ${megabytes(bytesDone)} of ${bytesTotal === null ? '?' : megabytes(bytesTotal)}${rate}`);
    },
  });
  const record = await imports.get(SYSTEM, id);
  if (record.state === 'done') return { lines: linesOf(record), data: view(record) };
  const goesOn =
    record.state === 'waiting'
      ? ` It is tried again by itself; or: npm run grove -- import-resume ${id}`
      : ` Then: npm run grove -- import-resume ${id}`;
  throw new CommandFailed(`Import ${id} is ${record.state}. ${record.problem?.message ?? ''}${goesOn}`);
}

function linesOf(record: ImportRecord): string[] {
  const lines = [`${addressOf(record)} has ${record.filesTotal ?? 0} files (${megabytes(record.bytesTotal ?? 0)}) of ${record.sourceUrl}.`];
  if (record.historyProblem !== null) lines.push(`It came without its history: ${record.historyProblem}`);
  return lines;
}

async function requestOf(operator: Operator, input: Input): Promise<ImportRequest> {
  if (input.flag('private') && input.flag('public')) throw new UsageError('--private and --public exclude each other.', 'import');
  const source = input.word(0);
  const [namespace = '', name = nameOf(source)] = input.word(1).split('/');
  const isPrivate = input.flag('private') ? true : input.flag('public') ? false : undefined;
  const type = input.text('type');
  return {
    source,
    namespace,
    name,
    isPrivate,
    type: type === undefined ? undefined : input.choice<RepoType>('--type', type, REPO_TYPES),
    revision: input.text('revision'),
    upstream: input.text('upstream'),
    withHistory: input.flag('history'),
    token: input.flag('token-stdin') ? await operator.readInput() : undefined,
  };
}

/** As it is called there. */
function nameOf(source: string): string {
  const path = URL.canParse(source) ? new URL(source).pathname : source;
  const parts = path.split('/').filter((part) => part !== '');
  if (Object.values(API_PLURAL).some((word) => word === nameKey(parts[0] ?? ''))) parts.shift();
  return (parts[1] ?? parts[0] ?? '').replace(/\.git$/, '');
}

function addressOf({ type, namespace, name }: ImportRecord): string {
  return `${WEB_PREFIX[type]}${namespace}/${name}`;
}

function view(record: ImportRecord): object {
  const { id, type, namespace, name, state, sourceUrl, revision, commitOid, filesTotal, bytesTotal, historyProblem } = record;
  return { id, type, namespace, name, state, sourceUrl, revision, commitOid, files: filesTotal, bytes: bytesTotal, historyProblem };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
