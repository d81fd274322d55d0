// A job as it happens: server-sent events, which the browser takes up again where they broke off; and asking again, where a proxy swallows or refuses
// them. What comes by either way goes into the same book.
import type { Job, JobEvents, JobLog, JobMetrics, JobNews } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import type { LiveJobBook } from '../model/live-job';
import { isEnded } from '../model/states';

const FIRST_NEWS_MS = 6_000;
const ASK_AGAIN_MS = 3_000;
const STREAM_AGAIN_MS = 30_000;

export class JobWatcher {
  #source: EventSource | null = null;
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #leaving = new AbortController();
  #isAsking = false;

  constructor(
    private readonly key: string,
    private readonly book: LiveJobBook,
  ) {}

  start(): void {
    this.#stream();
  }

  stop(): void {
    this.#leaving.abort();
    this.#source?.close();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #stream(): void {
    const { event, step, piece } = this.book.seen;
    const source = new EventSource(`/hub/v1/jobs/${encodeURIComponent(this.key)}/stream?seen=${event}.${step}.${piece}`);
    this.#source = source;
    // A proxy that gathers answers before it hands them on brings nothing: then we ask.
    const silence = this.#later(FIRST_NEWS_MS, () => this.#beginAsking());
    source.onmessage = (message) => {
      clearTimeout(silence);
      this.#isAsking = false;
      this.book.take(JSON.parse(String(message.data)) as JobNews);
    };
    source.addEventListener('end', () => this.stop());
    source.onerror = () => source.readyState === EventSource.CLOSED && this.#refused(silence);
  }

  /** The browser tries no more: the hub, or a proxy before it, answered with something else. */
  #refused(silence: ReturnType<typeof setTimeout>): void {
    clearTimeout(silence);
    this.#beginAsking();
    this.#later(STREAM_AGAIN_MS, () => this.#stream());
  }

  #beginAsking(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    if (!this.#isAsking || this.#leaving.signal.aborted) return;
    try {
      const news = await this.#look();
      this.book.take(news);
      if (isEnded(news.job) && news.events.length + news.metrics.length + news.pieces.length === 0) return this.stop();
    } catch {
      // it is tried again
    }
    this.#later(ASK_AGAIN_MS, () => void this.#ask());
  }

  async #look(): Promise<JobNews> {
    const { event, step, piece } = this.book.seen;
    const { signal } = this.#leaving;
    const path = `/jobs/${encodeURIComponent(this.key)}`;
    const job = await hub.get<Job>(path, { signal });
    const { events } = await hub.get<JobEvents>(`${path}/events`, { query: { after: event }, signal });
    const { metrics } = await hub.get<JobMetrics>(`${path}/metrics`, { query: step < 0 ? {} : { after: step }, signal });
    const { pieces } = await hub.get<JobLog>(`${path}/log`, { query: { after: piece }, signal });
    return { job, events, metrics, pieces };
  }

  #later(ms: number, deed: () => void): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.#leaving.signal.aborted) deed();
    }, ms);
    this.#timers.add(timer);
    return timer;
  }
}
