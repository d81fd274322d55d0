// A program that serves, between its start and its end: calls are taken once it says that it is ready.
import type { Writable } from 'node:stream';
import type { RunnerApi } from '../hub/runner-api';
import type { ClaimedJob } from '../protocol';
import { CallDesk } from './call-desk';

/** The stage that a serving program enters when its model is loaded. */
export const READY = 'ready';

export class ServingRun {
  private stdin: Writable | null = null;
  private over: AbortSignal = AbortSignal.abort();
  private serving: Promise<number> | null = null;

  constructor(
    private readonly api: RunnerApi,
    private readonly job: ClaimedJob,
    private readonly folder: string,
  ) {}

  readonly onStart = (stdin: Writable, over: AbortSignal): void => {
    this.stdin = stdin;
    this.over = over;
  };

  onStage(stage: string): void {
    const { stdin } = this;
    if (stage !== READY || !stdin || this.serving) return;
    const lines = { write: (line: string) => void stdin.write(line), end: () => void stdin.end() };
    this.serving = new CallDesk(this.api, this.job, this.folder, lines).run(this.over);
    // without calls there is nothing to stay for; why is told when it has ended
    this.serving.catch(() => stdin.end());
  }

  /** Calls that were answered. Throws what kept it from taking more. */
  async answered(): Promise<number> {
    return (await this.serving) ?? 0;
  }
}
