// What a trainer reads, brought here with the token of the attempt: the model, the rows, nothing else.
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { AttemptFailed, infrastructure } from '../failure';
import { HubAway, HubRefused } from '../hub/hub-errors';
import type { RepositoryClient } from '../hub/repository-client';
import { freeBytes } from '../limits/disk';
import { inWords } from '../attempt/trainer-outcome';
import type { ClaimedJob, InputRef } from '../protocol';
import { Download } from './download';
import { isSafePath, neededOfData, neededOfModel, type RemoteFile } from './needed-files';

const SIDE_BY_SIDE = 4;

/** As job.json names them: below JOB. */
export interface InputPaths {
  model: string | null;
  adapter?: string;
  base?: string;
  train: string[];
  validation: string[];
}

interface Wanted {
  ref: InputRef;
  file: RemoteFile;
  /** Below JOB. */
  target: string;
}

export interface InputsOptions {
  client: RepositoryClient;
  /** JOB. */
  folder: string;
  /** That the disk keeps free. */
  floorBytes: number;
  signal: AbortSignal;
  note: (sentence: string) => void;
}

export async function bringInputs(inputs: ClaimedJob['inputs'], options: InputsOptions): Promise<InputPaths> {
  const model = inputs.model ? await wantedOfModel(inputs.model, 'model', options) : [];
  const adapter = inputs.adapter ? await wantedOfModel(inputs.adapter, 'adapter', options) : [];
  const base = inputs.base ? await wantedOfModel(inputs.base, 'base', options) : [];
  const names = new DataNames();
  const train = await wantedData(inputs.train, names, options);
  const validation = await wantedData(inputs.validation, names, options);
  const all = [...model, ...adapter, ...base, ...train, ...validation];
  await requireRoom(all, options);
  options.note(`inputs: ${all.length} files, ${inWords(sizeOf(all))}`);
  await inParallel(all, options);
  const paths = (wanted: Wanted[]): string[] => wanted.map(({ target }) => target);
  return {
    model: inputs.model && 'inputs/model',
    ...(inputs.adapter && { adapter: 'inputs/adapter' }),
    ...(inputs.base && { base: 'inputs/base' }),
    train: paths(train),
    validation: paths(validation),
  };
}

async function wantedOfModel(ref: InputRef, folder: 'model' | 'adapter' | 'base', options: InputsOptions): Promise<Wanted[]> {
  const files = neededOfModel(await list(ref, options));
  if (files.length === 0) throw refused('runner/model-empty', `${ref.repository} holds no files that a trainer can use.`, ref);
  return files.map((file) => ({ ref, file, target: `inputs/${folder}/${file.path}` }));
}

async function wantedData(refs: readonly InputRef[], names: DataNames, options: InputsOptions): Promise<Wanted[]> {
  const wanted: Wanted[] = [];
  for (const ref of refs) {
    const files = await list(ref, options);
    const chosen = ref.path ? files.filter((file) => file.path === ref.path) : neededOfData(files);
    if (chosen.length === 0) throw refused('runner/input-missing', `${ref.path ?? 'Data'} is not in ${ref.repository} any more.`, ref);
    for (const file of chosen) wanted.push({ ref, file, target: `inputs/data/${names.next(file.path)}` });
  }
  return wanted;
}

/** `0-train.jsonl`: unlike each other, whatever folders they come from. */
class DataNames {
  private count = 0;

  next(filePath: string): string {
    const name = path.posix
      .basename(filePath)
      .replaceAll(/[^0-9A-Za-z._-]/g, '_')
      .slice(-100);
    return `${this.count++}-${name}`;
  }
}

async function list(ref: InputRef, { client, signal }: InputsOptions): Promise<RemoteFile[]> {
  const files = await client.list(ref, signal).catch((error: unknown) => {
    throw explained(error, ref);
  });
  const odd = files.find((file) => !isSafePath(file.path));
  if (odd)
    throw refused('runner/input-path', `${ref.repository} has a file whose name no folder can hold: ${JSON.stringify(odd.path)}.`, ref);
  return files;
}

async function requireRoom(wanted: Wanted[], { folder, floorBytes }: InputsOptions): Promise<void> {
  const [needed, free] = [sizeOf(wanted), await freeBytes(folder)];
  if (needed + floorBytes <= free) return;
  const message = `The inputs take ${inWords(needed)}; the disk of the runner has ${inWords(free)} left, of which ${inWords(floorBytes)} stay free. Make room in its data folder, or give it another one (--data).`;
  throw infrastructure('runner/disk-full', message, { neededBytes: needed, freeBytes: free });
}

async function inParallel(all: Wanted[], { client, folder, signal }: InputsOptions): Promise<void> {
  const giveUp = new AbortController();
  const both = AbortSignal.any([signal, giveUp.signal]);
  const left = [...all].sort((a, b) => b.file.sizeBytes - a.file.sizeBytes);
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) await bring(next, client, folder, both);
  };
  try {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  } catch (error) {
    giveUp.abort();
    throw error;
  }
}

async function bring({ ref, file, target }: Wanted, client: RepositoryClient, folder: string, signal: AbortSignal): Promise<void> {
  const full = path.join(folder, target);
  await fs.mkdir(path.dirname(full), { recursive: true });
  await new Download(client, ref, file, full).run(signal).catch((error: unknown) => {
    signal.throwIfAborted();
    throw explained(error, ref);
  });
  await fs.access(full, constants.R_OK);
}

function explained(error: unknown, ref: InputRef): unknown {
  if (error instanceof HubAway)
    return infrastructure(
      'runner/hub-away',
      `The hub stopped answering while ${ref.repository} was downloaded; the job is tried again.`,
      {},
      error,
    );
  if (!(error instanceof HubRefused)) return error;
  if (error.status >= 500 || error.status === 429)
    return infrastructure(
      'runner/hub-away',
      `The hub could not hand out ${ref.repository} (${error.message}); the job is tried again.`,
      {},
      error,
    );
  return refused('runner/input-missing', `${ref.repository} cannot be read any more: ${error.message}`, ref);
}

function refused(code: string, message: string, { type, repository, revision }: InputRef): AttemptFailed {
  return new AttemptFailed({ class: 'input', code, message, details: { type, repository, revision } });
}

function sizeOf(wanted: readonly Wanted[]): number {
  return wanted.reduce((sum, { file }) => sum + file.sizeBytes, 0);
}
