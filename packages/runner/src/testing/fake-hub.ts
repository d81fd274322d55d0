// A hub for the tests of the runner: a real HTTP server that keeps docs/protocols/runners.md strictly (fences, numbers of reports, one commit), and as much
// of the Hugging Face routes as the runner uses. It can be cut off, be slow, and take jobs away.
import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, json, text } from 'node:stream/consumers';
import type { CardFile, ClaimedJob, EndOfAttempt, JobEvent, Metric, Offer } from '../protocol';
import { answer, LostResponse, Refusal } from './fake-answers';
import { type FakeJob, newJob } from './fake-job';
import { type FakeRepository, RepositoryRoutes } from './fake-repositories';

export const RUNNER_TOKEN = `mgr_${'T-_0'.repeat(10)}abc`;

type Fault = { match: RegExp; left: number; how: 'reset' | number | 'lost-answer' };

/** As that of the hub, whose database holds no NUL. */
async function storableBody(request: http.IncomingMessage): Promise<Record<string, unknown>> {
  const body = await text(request);
  if (/\\u0000|\\ud[89a-f]/.test(body)) throw new Refusal(400, 'request/unstorable', 'A text of the request holds what cannot be kept.');
  return JSON.parse(body) as Record<string, unknown>;
}

export class FakeHub {
  readonly jobs = new Map<string, FakeJob>();
  readonly repositories = new Map<string, FakeRepository>();
  readonly claims: { offer: Offer; free: Record<string, number> }[] = [];
  card: CardFile[] = [{ path: 'README.md', content: '# A result\n' }];
  leaseSeconds = 30;
  isRunnerKnown = true;
  /** A protocol that was broken: the test fails with it. */
  readonly complaints: string[] = [];
  private readonly faults: Fault[] = [];
  private readonly server = http.createServer((request, response) => void this.handle(request, response));
  private readonly routes = new RepositoryRoutes(this);
  private waiting: (() => void)[] = [];

  async listen(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The next `times` requests whose method and path match go wrong. `lost-answer`: it is done, but nobody hears of it. */
  fail(match: RegExp, how: Fault['how'], times = 1): void {
    this.faults.push({ match, left: times, how });
  }

  queue(job: Partial<FakeJob>): FakeJob {
    const whole = newJob(job);
    this.jobs.set(whole.key, whole);
    this.ring();
    return whole;
  }

  /** The next download of the file breaks off after so many bytes. */
  cutDownload(path: string, bytes: number): void {
    this.routes.cuts.set(path, bytes);
  }

  /** What the reaper does to a job whose lease ran out. */
  takeAway(job: FakeJob): void {
    job.state = 'queued';
    job.token = '';
    job.losses++;
    this.ring();
  }

  /** The job of a token that is good at this moment. */
  jobOfToken(token: string): FakeJob | undefined {
    return [...this.jobs.values()].find((job) => job.state === 'running' && job.token === token);
  }

  private ring(): void {
    const waiting = this.waiting;
    this.waiting = [];
    waiting.forEach((wake) => wake());
  }

  private async handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const fault = this.faults.find(({ match, left }) => left > 0 && match.test(`${request.method} ${request.url}`));
    if (fault) fault.left--;
    if (fault?.how === 'reset') return void request.socket.destroy();
    if (typeof fault?.how === 'number') return answer(response, fault.how, { error: 'a fault of the test', code: 'test/fault' });
    const shown = fault?.how === 'lost-answer' ? new LostResponse(request) : response;
    try {
      await this.route(request, shown as http.ServerResponse);
    } catch (error) {
      if (error instanceof Refusal) answer(shown as http.ServerResponse, error.status, { error: error.message, code: error.code });
      else this.complain(`${request.method} ${request.url}: ${(error as Error).stack}`);
    }
  }

  private async route(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    if (!url.pathname.startsWith('/runner/v1/')) return this.routes.handle(request, response, url);
    if (!this.isRunnerKnown || request.headers.authorization !== `Bearer ${RUNNER_TOKEN}`)
      throw new Refusal(401, 'runner/unknown', 'unknown');
    if (url.pathname === '/runner/v1/claim') return this.claim(request, response);
    const [, key = '', action = '', step] =
      /^\/runner\/v1\/jobs\/([^/]+)\/(reports|card|end|checkpoints)(?:\/(\d+))?$/.exec(url.pathname) ?? [];
    const job = this.jobs.get(key);
    if (!job) throw new Refusal(404, 'job/not-found', 'no such job');
    if (action === 'checkpoints') return this.checkpoint(request, response, job, Number(step), url.searchParams);
    const body = await storableBody(request);
    if (action === 'reports') return this.report(response, job, body);
    this.hold(job, body.attempt as number, action === 'end');
    if (action === 'card') return answer(response, 200, { files: this.card });
    return this.end(response, job, body as unknown as EndOfAttempt);
  }

  private async claim(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { offer, free, waitSeconds } = (await json(request)) as { offer: Offer; free: Record<string, number>; waitSeconds: number };
    this.claims.push({ offer, free });
    const until = Date.now() + waitSeconds * 1000;
    for (;;) {
      if (response.destroyed || request.socket.destroyed) return;
      const job = [...this.jobs.values()].find(
        (one) => one.state === 'queued' && one.cpus <= free.cpus! && one.memoryBytes <= free.memoryBytes!,
      );
      if (job) return answer(response, 200, { job: this.assign(job) });
      if (Date.now() >= until) return answer(response, 200, { job: null });
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
        setTimeout(resolve, Math.min(until - Date.now(), 200));
      });
    }
  }

  private assign(job: FakeJob): ClaimedJob {
    job.attempt++;
    job.state = 'running';
    job.token = `grove_${randomBytes(20).toString('hex')}`;
    job.lastReport = 0;
    const newest = Math.max(...job.checkpoints.keys());
    const kept = job.checkpoints.get(newest);
    const checkpoint = kept ? { step: newest, sizeBytes: kept.bytes.length, sha256: kept.sha256 } : null;
    const { key, attempt, recipe, cpus, memoryBytes, gpus, secondsLimit, settings, inputs, token } = job;
    const result = { type: 'model', repository: `alice/${key}` } as const;
    return {
      key,
      attempt,
      recipe,
      cpus,
      memoryBytes,
      gpus,
      secondsLimit,
      leaseSeconds: this.leaseSeconds,
      settings,
      inputs,
      checkpoint,
      result,
      token,
    };
  }

  /** The fence. */
  private hold(job: FakeJob, attempt: number, mayHaveEnded = false): void {
    const isOver = job.state !== 'running' && !(mayHaveEnded && job.end !== null);
    if (job.attempt !== attempt || isOver) throw new Refusal(409, 'job/lease-lost', 'This attempt does not hold the job any more.');
  }

  private report(response: http.ServerResponse, job: FakeJob, body: Record<string, unknown>): void {
    this.hold(job, body.attempt as number);
    const report = body.report as number;
    if (report > job.lastReport + 1) this.complain(`report ${report} came after ${job.lastReport}`);
    if (report > job.lastReport) this.keep(job, body);
    job.lastReport = Math.max(report, job.lastReport);
    answer(response, 200, { cancel: job.cancelWanted, leaseSeconds: this.leaseSeconds });
  }

  private keep(job: FakeJob, { stage, log, metrics, events, usage, progress }: Record<string, unknown>): void {
    if (typeof stage === 'string') job.stages.push(stage);
    if (typeof log === 'string') job.log += log;
    if (typeof log === 'string' && (log.length > 64 * 1024 || log.includes('\0'))) this.complain('a log that is too long, or has NUL');
    for (const metric of (metrics as Metric[] | undefined) ?? []) {
      if (!Object.values(metric.values).every(Number.isFinite)) this.complain('a metric that is no number');
      job.metrics.push(metric);
    }
    for (const event of (events as JobEvent[] | undefined) ?? []) {
      if (!/^(?:trainer|runner)\.[a-z0-9.-]{1,60}$/.test(event.name)) this.complain(`an event called ${event.name}`);
      job.events.push(event);
    }
    if (usage !== undefined && !Number.isInteger((usage as { trainedTokens: number }).trainedTokens))
      this.complain('a usage that is no number');
    if (progress !== undefined && !Number.isInteger((progress as { step: number }).step)) this.complain('a progress that is no number');
  }

  private async checkpoint(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    job: FakeJob,
    step: number,
    query: URLSearchParams,
  ): Promise<void> {
    this.hold(job, Number(query.get('attempt')));
    if (request.method === 'GET') {
      const { bytes } = job.checkpoints.get(step) ?? { bytes: Buffer.alloc(0) };
      response.writeHead(200, { 'Content-Type': 'application/x-tar', 'Content-Length': bytes.length });
      return void response.end(bytes);
    }
    const announced = Number(request.headers['content-length'] ?? Number.NaN);
    const bytes = await buffer(request);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (announced !== bytes.length) this.complain(`a checkpoint of ${bytes.length} bytes came with Content-Length ${announced}`);
    if (sha256 !== query.get('sha256')) throw new Refusal(422, 'checkpoint/damaged', 'another sha256');
    this.hold(job, Number(query.get('attempt')));
    job.checkpoints.set(step, { bytes, sha256 });
    const kept = [...job.checkpoints.keys()].sort((a, b) => b - a).slice(0, 2);
    for (const old of job.checkpoints.keys()) if (!kept.includes(old)) job.checkpoints.delete(old);
    answer(response, 200, { step });
  }

  private end(response: http.ServerResponse, job: FakeJob, end: EndOfAttempt): void {
    job.ends++;
    if (job.state === 'running') {
      const isSuccess = end.failure === null;
      if (isSuccess && !this.repositories.get(`model/alice/${job.key}`)?.commits) throw new Refusal(422, 'job/result-missing', 'no result');
      job.end = { ...end, failure: end.failure ?? null };
      const isRetried = end.failure?.class === 'infrastructure' && ++job.losses < 3;
      job.state = isSuccess ? 'succeeded' : isRetried ? 'queued' : end.failure!.class === 'cancelled' ? 'cancelled' : 'failed';
      this.ring();
    }
    answer(response, 200, { state: job.state });
  }

  complain(complaint: string): void {
    this.complaints.push(complaint);
  }
}
