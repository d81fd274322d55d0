// A few worker threads of one kind, started when they are wanted, given back after a quiet time. One task holds one thread; a thread may ask
// questions while it works, which the task's owner answers. Tasks and results are plain data; a result may transfer its buffers.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export interface ThreadPoolOptions {
  threads: number;
  /** Tasks that may wait for a thread; one more is refused by `busy`. */
  maxWaiting: number;
  /** The error for a task that cannot even wait. */
  busy: () => Error;
  /** Without a task for so long the threads give their memory back. */
  quietMs?: number;
  maxHeapMb?: number;
  /** A task that takes longer is given up, and its thread with it: ThreadTookTooLong. */
  taskMs?: number;
}

/** What threads send: the end of a task, well or badly, or a question in between. */
export type FromPoolThread<Result, Question> =
  | { kind: 'done'; result: Result }
  | { kind: 'failed'; code: string; message: string; detail?: string }
  | { kind: 'question'; question: Question };

export type ToPoolThread<Task, Answer> = { kind: 'task'; task: Task } | { kind: 'answer'; answer: Answer };

/** A task that its thread refused; any other failure is an unexpected Error. */
export class TaskRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly detail?: string,
  ) {
    super(message);
    this.name = 'TaskRefused';
  }
}

/** A task was given up because its time was over. */
export class ThreadTookTooLong extends Error {
  constructor() {
    super('a thread took too long');
    this.name = 'ThreadTookTooLong';
  }
}

/** `name` is compiled beside its caller in `directory`; tests run the sources and find it where the build has put it. */
export function threadEntry(directory: string, name: string): string {
  const fromSources = directory.replace(/([\\/])src([\\/])(?!.*[\\/]src[\\/])/, '$1dist$2');
  const found = [join(directory, name), join(fromSources, name)].find((path) => existsSync(path));
  if (!found) throw new Error(`the thread ${name} is not built`);
  return found;
}

export class ThreadPool<Task, Result, Question = never, Answer = never> {
  private readonly idle: Worker[] = [];
  private readonly waiting: ((worker: Worker) => void)[] = [];
  private readonly entry: string;
  private running = 0;
  private closed = false;
  private quiet: NodeJS.Timeout | undefined;

  constructor(
    directory: string,
    name: string,
    private readonly options: ThreadPoolOptions,
  ) {
    this.entry = threadEntry(directory, name);
  }

  /** `signal` ends the task together with its thread, and rejects with its reason. */
  async run(task: Task, answer?: (question: Question) => Promise<Answer>, signal?: AbortSignal): Promise<Result> {
    const worker = await this.acquire();
    let healthy = false;
    try {
      signal?.throwIfAborted();
      const outcome = await this.converse(worker, task, answer, signal);
      healthy = true;
      if ('error' in outcome) throw outcome.error;
      return outcome.result;
    } finally {
      this.release(worker, healthy);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.quiet);
    await this.letGo();
  }

  /** Rejects when the thread's state is unknown afterwards; a refusal leaves it ready for the next task. */
  private converse(
    worker: Worker,
    task: Task,
    answer?: (question: Question) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<{ result: Result } | { error: TaskRefused }> {
    const { taskMs } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const conversation = new Promise<{ result: Result } | { error: TaskRefused }>((resolve, reject) => {
      if (taskMs !== undefined) timer = setTimeout(() => reject(new ThreadTookTooLong()), taskMs);
      const end = (): void => {
        worker.off('message', onMessage).off('error', reject).off('exit', onExit);
        signal?.removeEventListener('abort', onAbort);
      };
      const onAbort = (): void => reject(signal?.reason as Error);
      const onExit = (code: number): void => reject(new Error(`a thread ended with ${code}`));
      const onMessage = (message: FromPoolThread<Result, Question>): void => {
        if (message.kind === 'question') {
          if (!answer) return reject(new Error('a thread asked a question that nobody answers'));
          answer(message.question).then((text) => worker.postMessage({ kind: 'answer', answer: text }), reject);
          return;
        }
        end();
        if (message.kind === 'done') resolve({ result: message.result });
        else if (message.code === 'thread/crashed') reject(new Error(message.message));
        else resolve({ error: new TaskRefused(message.code, message.message, message.detail) });
      };
      worker.on('message', onMessage).on('error', reject).on('exit', onExit);
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.ref();
      worker.postMessage({ kind: 'task', task });
    });
    return conversation.finally(() => clearTimeout(timer));
  }

  private acquire(): Promise<Worker> {
    const ready = this.idle.pop();
    if (ready || this.running < this.options.threads) {
      this.running++;
      return Promise.resolve(ready ?? this.spawn());
    }
    if (this.waiting.length >= this.options.maxWaiting) return Promise.reject(this.options.busy());
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private release(worker: Worker, reusable: boolean): void {
    const keep = reusable && !this.closed;
    if (!keep) void worker.terminate();
    const next = this.waiting.shift();
    if (next) return next(keep ? worker : this.spawn());
    this.running--;
    if (!keep) return;
    worker.unref();
    this.idle.push(worker);
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => void this.letGo(), this.options.quietMs ?? 60_000).unref();
  }

  private async letGo(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((worker) => worker.terminate()));
  }

  private spawn(): Worker {
    const worker = new Worker(this.entry, { resourceLimits: { maxOldGenerationSizeMb: this.options.maxHeapMb ?? 256 } });
    // An idle thread that ends must not take the process with it; one at work tells its task.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      const at = this.idle.indexOf(worker);
      if (at >= 0) this.idle.splice(at, 1);
    });
    return worker;
  }
}
