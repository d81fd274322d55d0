// Calls of a model that is served: taken from the hub one at a time, given to the program as lines of its stdin, answered by what it appends to
// out/answers.jsonl (docs/protocols/trainers.md). When the hub says that nobody asks any more, stdin is closed, and with it the program ends.
import { EventFile } from '../events/event-file';
import { HubRefused, isTemporary } from '../hub/hub-errors';
import { withPatience } from '../hub/patience';
import type { RunnerApi } from '../hub/runner-api';
import { pause } from '../limits/every';
import type { AnswerPiece, ClaimedJob, ModelCall } from '../protocol';
import { type AnswerLine, parseAnswerLine } from './answer-lines';

/** Of the program, while it serves. */
export interface CallLines {
  write(line: string): void;
  end(): void;
}

const WAIT_SECONDS = 20;
const LOOK_MS = 30;
const PATIENCE_MS = 60_000;
/** Characters of a piece; the hub takes twice as many. */
const MOST_TEXT = 200_000;

export class CallDesk {
  private readonly answers: EventFile;
  private served = 0;

  constructor(
    private readonly api: RunnerApi,
    private readonly job: ClaimedJob,
    folder: string,
    private readonly program: CallLines,
  ) {
    this.answers = new EventFile(`${folder}/out/answers.jsonl`);
  }

  /** Until the hub has enough of it, or `over`. Resolves with how many calls were answered. */
  async run(over: AbortSignal): Promise<number> {
    try {
      while (!over.aborted) {
        const next = await withPatience({ signal: over, forMs: PATIENCE_MS }, () => this.api.nextCall(this.job, WAIT_SECONDS, over));
        if (next.call) await this.serve(next.call, over);
        else if (next.isDone) break;
      }
      this.program.end();
    } catch (error) {
      if (!over.aborted) throw error;
    } finally {
      await this.answers.close();
    }
    return this.served;
  }

  private async serve(call: ModelCall, over: AbortSignal): Promise<void> {
    this.program.write(`${JSON.stringify({ call: call.id, of: call.of, ...call.request })}\n`);
    let [seq, isWanted] = [0, true];
    for (;;) {
      const { pieces, isEnded } = gathered(await this.linesOf(call, over));
      over.throwIfAborted();
      for (const piece of pieces) {
        if (!isWanted && piece.end === undefined && !piece.failure) continue;
        const wasWanted = isWanted;
        isWanted = (await this.send(call, ++seq, isWanted ? piece : { ...piece, text: '' }, over)) && isWanted;
        if (wasWanted && !isWanted) this.program.write(`${JSON.stringify({ cancel: call.id })}\n`);
      }
      if (isEnded) break;
    }
    this.served++;
  }

  /** What was said of the call since; waits for something. */
  private async linesOf(call: ModelCall, over: AbortSignal): Promise<AnswerLine[]> {
    for (;;) {
      const { lines } = await this.answers.read();
      const own = lines.flatMap((line) => parseAnswerLine(line) ?? []).filter((line) => line.call === call.id);
      if (own.length > 0 || over.aborted) return own;
      await pause(LOOK_MS, over);
    }
  }

  /** False when nobody waits for the answer any more. */
  private async send(call: ModelCall, seq: number, piece: AnswerPiece, over: AbortSignal): Promise<boolean> {
    try {
      const post = (): Promise<boolean> => this.api.answer(this.job, call.id, seq, piece, over);
      return await withPatience({ signal: over, forMs: PATIENCE_MS }, post);
    } catch (error) {
      if (error instanceof HubRefused && !isTemporary(error)) return false;
      throw error;
    }
  }
}

/** As few pieces as the hub takes: what was said between two looks goes together. */
export function gathered(lines: readonly AnswerLine[]): { pieces: AnswerPiece[]; isEnded: boolean } {
  const pieces: AnswerPiece[] = [{}];
  for (const { call: _, ...line } of lines) {
    const last = pieces.at(-1)!;
    const isLong = (last.text?.length ?? 0) + (line.text?.length ?? 0) > MOST_TEXT;
    const text = (isLong ? '' : (last.text ?? '')) + (line.text ?? '');
    const piece: AnswerPiece = { ...line, ...(text === '' ? {} : { text }) };
    if (isLong) pieces.push(piece);
    else pieces[pieces.length - 1] = piece;
  }
  const last = lines.at(-1);
  return { pieces, isEnded: last?.end !== undefined || last?.failure !== undefined };
}
