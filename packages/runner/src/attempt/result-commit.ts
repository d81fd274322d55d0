// The result of a job: one commit by the ordinary client path, with the token of the attempt. The hub takes one result a job; when it says that there is
// one already (an answer was lost), the attempt goes on to its end.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { commit, type CommitOperation, HubApiError } from '@huggingface/hub';
import { AttemptFailed, infrastructure } from '../failure';
import { HubAway, HubRefused, isTemporary } from '../hub/hub-errors';
import { withPatience } from '../hub/patience';
import type { CardFile, ClaimedJob, RepositoryRef } from '../protocol';
import { NotPlain, openInside, plainFiles } from './open-inside';
import { storable } from './storable';

const MOST_FILES = 10_000;
const MOST_REPORT_BYTES = 2 * 1024 * 1024;
const PATIENCE_MS = 15 * 60 * 1000;

/** out/report.json of JOB. Throws 'trainer/bad-report'. */
export async function readReport(folder: string): Promise<Record<string, unknown>> {
  const handle = await openInside(folder, 'out/report.json').catch(() => null);
  if (!handle) throw badReport('it wrote none');
  try {
    if ((await handle.stat()).size > MOST_REPORT_BYTES) throw badReport(`it is larger than ${MOST_REPORT_BYTES} bytes`);
    const value: unknown = JSON.parse(await handle.readFile('utf8'));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badReport('it is not an object');
    return storable(value as Record<string, unknown>);
  } catch (error) {
    throw error instanceof SyntaxError ? badReport('it is not JSON') : error;
  } finally {
    await handle.close();
  }
}

/** Paths below out/result of JOB. Throws 'trainer/bad-result'. */
export async function resultFiles(folder: string): Promise<string[]> {
  const files = await plainFiles(folder, 'out/result', MOST_FILES).catch((error: unknown) => {
    throw error instanceof NotPlain ? badResult(`${error.path} in it is not a plain file`) : badResult('its folder is not there');
  });
  if (files.length === 0) throw badResult('it is empty');
  return files;
}

export interface ResultCommit {
  hubUrl: string;
  job: ClaimedJob;
  repository: RepositoryRef;
  folder: string;
  files: readonly string[];
  /** Of the hub; where it names a file of the result, the hub's counts. */
  card: readonly CardFile[];
  signal: AbortSignal;
  onFailure: (error: unknown) => void;
}

/** Resolves also when the hub holds a result of this job, or asks to be heard at the end: what is true there decides /end. */
export async function commitResult(wanted: ResultCommit): Promise<void> {
  const { signal, onFailure } = wanted;
  try {
    await withPatience({ signal, forMs: PATIENCE_MS, onFailure }, () => commitOnce(wanted));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof HubRefused && error.status === 409) return;
    throw explained(error, wanted.repository);
  }
}

async function commitOnce({ hubUrl, job, repository, folder, files, card, signal }: ResultCommit): Promise<void> {
  const ofHub = new Set(card.map(({ path: name }) => name));
  const operations: CommitOperation[] = [
    ...files.filter((name) => !ofHub.has(name)).map((name) => add(name, pathToFileURL(path.join(folder, name)))),
    ...card.map(({ path: name, content }) => add(name, new Blob([content]))),
  ];
  try {
    await commit({
      hubUrl,
      fetch: withToken(hubUrl, job.token),
      repo: { type: repository.type, name: repository.repository },
      branch: 'main',
      title: `Result of ${job.key}`,
      operations,
      useXet: false,
      abortSignal: signal,
    });
  } catch (error) {
    throw inOurWords(error);
  }
}

function add(name: string, content: URL | Blob): CommitOperation {
  return { operation: 'addOrUpdate', path: name, content };
}

/** The client throws HubApiError for answers, and what fetch throws for the rest. */
function inOurWords(error: unknown): unknown {
  if (error instanceof HubApiError) {
    const said = (error.data as { error?: unknown } | undefined)?.error;
    return new HubRefused(error.statusCode, '', typeof said === 'string' ? said : error.message);
  }
  return isOfNetwork(error) ? new HubAway(error) : error;
}

/** `fetch` says TypeError with a cause, streams say a code. Everything else is a fault that trying again does not mend. */
function isOfNetwork(error: unknown): boolean {
  if (!(error instanceof Error) && !(error as Error | null)?.name) return false;
  const { name, cause, code = '' } = error as NodeJS.ErrnoException;
  return (name === 'TypeError' && cause !== undefined) || name === 'TimeoutError' || /^(?:ECONN|EPIPE|ETIMEDOUT|UND_ERR)/.test(code);
}

/** The client refuses tokens that do not begin with `hf_`, which those of this hub do not. Only the hub gets it: large files may go elsewhere. */
function withToken(hubUrl: string, token: string): typeof fetch {
  const { origin } = new URL(hubUrl);
  return (input, init) => {
    const headers = new Headers(init?.headers);
    const address = new URL(input instanceof Request ? input.url : input);
    if (address.origin === origin && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
}

function explained(error: unknown, { repository }: RepositoryRef): unknown {
  if (isTemporary(error))
    return infrastructure(
      'runner/hub-away',
      `The hub did not take the result (${(error as Error).message}); the job is tried again.`,
      {},
      error,
    );
  if (!(error instanceof HubRefused)) return error;
  const message = `The result could not be committed to ${repository}: ${error.message}`.slice(0, 1500);
  return new AttemptFailed({ class: 'input', code: 'runner/result-refused', message, details: { repository, status: error.status } });
}

export function badReport(why: string): AttemptFailed {
  return fault('trainer/bad-report', `The trainer ended well but its report.json is not what it should be: ${why}.`);
}

function badResult(why: string): AttemptFailed {
  return fault('trainer/bad-result', `The trainer ended well but its result is not what it should be: ${why}.`);
}

function fault(code: string, message: string): AttemptFailed {
  return new AttemptFailed({ class: 'trainer', code, message });
}
