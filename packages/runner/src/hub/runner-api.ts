// The calls of docs/protocols/runners.md. No decisions: each call once, its answer, or HubRefused or HubAway.
import { Readable } from 'node:stream';
import type { AnswerPiece, CardFile, Capacity, ClaimedJob, EndOfAttempt, ModelCall, Offer, ReportContents } from '../protocol';
import { HubAway, HubRefused } from './hub-errors';

export interface HubAddress {
  /** Without a slash at its end. */
  url: string;
  /** `mgr_…` */
  token: string;
  userAgent: string;
}

const PATIENCE_MS = 30_000;
/** Beyond the wait that was asked for. */
const CLAIM_MORE_MS = 20_000;

type Attempt = Pick<ClaimedJob, 'key' | 'attempt'>;

export class RunnerApi {
  constructor(readonly hub: HubAddress) {}

  async claim(offer: Offer, free: Capacity, waitSeconds: number, signal: AbortSignal): Promise<ClaimedJob | null> {
    const answer = await this.post('claim', { offer, free, waitSeconds }, signal, waitSeconds * 1000 + CLAIM_MORE_MS);
    return (answer as { job: ClaimedJob | null }).job;
  }

  async report(
    { key, attempt }: Attempt,
    report: number,
    contents: ReportContents,
    signal: AbortSignal,
  ): Promise<{ cancel: boolean; leaseSeconds: number }> {
    return (await this.post(`jobs/${key}/reports`, { attempt, report, ...contents }, signal)) as { cancel: boolean; leaseSeconds: number };
  }

  async card({ key, attempt }: Attempt, report: Record<string, unknown>, signal: AbortSignal): Promise<CardFile[]> {
    return ((await this.post(`jobs/${key}/card`, { attempt, report }, signal)) as { files: CardFile[] }).files;
  }

  async end({ key, attempt }: Attempt, { outcome, failure, usage, seconds }: EndOfAttempt, signal: AbortSignal): Promise<string> {
    const body = { attempt, outcome, failure, seconds, ...(usage && { usage }) };
    return ((await this.post(`jobs/${key}/end`, body, signal)) as { state: string }).state;
  }

  /** Of a job that serves: waits for a call. `isDone`: nobody asks any more. */
  async nextCall(
    { key, attempt }: Attempt,
    waitSeconds: number,
    signal: AbortSignal,
  ): Promise<{ call: ModelCall | null; isDone: boolean }> {
    const answer = await this.post(`jobs/${key}/calls`, { attempt, waitSeconds }, signal, waitSeconds * 1000 + CLAIM_MORE_MS);
    const { call, done } = answer as { call: ModelCall | null; done: boolean };
    return { call, isDone: done };
  }

  /** False when nobody waits for the answer any more. */
  async answer({ key, attempt }: Attempt, call: string, seq: number, piece: AnswerPiece, signal: AbortSignal): Promise<boolean> {
    const answer = await this.post(`jobs/${key}/calls/${encodeURIComponent(call)}/answer`, { attempt, seq, ...piece }, signal);
    return !(answer as { cancelled: boolean }).cancelled;
  }

  async putCheckpoint(
    { key, attempt }: Attempt,
    step: number,
    body: { bytes: Readable; sizeBytes: number; sha256: string },
    signal: AbortSignal,
  ): Promise<void> {
    const headers = { 'Content-Type': 'application/x-tar', 'Content-Length': String(body.sizeBytes) };
    const init = {
      method: 'PUT',
      headers,
      body: Readable.toWeb(body.bytes) as unknown as RequestInit['body'],
      duplex: 'half' as const,
      signal,
    };
    const response = await this.send(`jobs/${key}/checkpoints/${step}?attempt=${attempt}&sha256=${body.sha256}`, init);
    await response.arrayBuffer();
  }

  async getCheckpoint({ key, attempt }: Attempt, step: number, signal: AbortSignal): Promise<Readable> {
    const response = await this.send(`jobs/${key}/checkpoints/${step}?attempt=${attempt}`, { method: 'GET', signal });
    return Readable.fromWeb(response.body! as Parameters<typeof Readable.fromWeb>[0]);
  }

  private async post(path: string, body: object, signal: AbortSignal, patienceMs = PATIENCE_MS): Promise<unknown> {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal: limited };
    const response = await this.send(path, init);
    try {
      return await response.json();
    } catch (error) {
      throw new HubAway(error);
    }
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const headers = {
      ...init.headers,
      Authorization: `Bearer ${this.hub.token}`,
      'User-Agent': this.hub.userAgent,
      Accept: 'application/json, */*',
    };
    let response: Response;
    try {
      response = await fetch(`${this.hub.url}/runner/v1/${path}`, { ...init, headers, redirect: 'error' });
    } catch (error) {
      throw new HubAway(error);
    }
    if (response.ok) return response;
    throw await refusalOf(response);
  }
}

async function refusalOf(response: Response): Promise<HubRefused> {
  const text = await response.text().catch(() => '');
  const { error, code } = parsed(text);
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const message = error ?? `the hub answered ${response.status} ${response.statusText}`.trim();
  return new HubRefused(response.status, code ?? '', message, Number.isFinite(retryAfter) ? retryAfter * 1000 : null);
}

/** A proxy in front answers with a page. */
function parsed(text: string): { error?: string; code?: string } {
  try {
    const value = JSON.parse(text) as { error?: unknown; code?: unknown };
    return { ...(typeof value.error === 'string' && { error: value.error }), ...(typeof value.code === 'string' && { code: value.code }) };
  } catch {
    return {};
  }
}
