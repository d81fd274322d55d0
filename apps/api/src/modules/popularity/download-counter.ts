// Notes downloads as they happen, in memory: the hot path pays for a look into a map. DownloadFlush carries them to the database.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Lru } from '../../common/lru';

export interface SeenDownload {
  repositoryId: bigint;
  reader: string;
}

/** A visit that goes on is told to the database this often, so that it is known to go on. */
const TELL_AGAIN_MS = 5 * 60_000;
const REMEMBERED = 100_000;
/** Of one flush; more than that within a few seconds is a flood, not an audience. */
const MOST_WAITING = 50_000;

@Injectable()
export class DownloadCounter {
  private readonly told = new Lru<string, number>(REMEMBERED);
  private waiting = new Map<string, SeenDownload>();
  private dropped = 0;

  constructor(private readonly clock: Clock) {}

  note(repositoryId: bigint, reader: string): void {
    const key = `${repositoryId} ${reader}`;
    const now = this.clock.now().getTime();
    const last = this.told.get(key);
    if (last !== undefined && now - last < TELL_AGAIN_MS) return;
    if (this.waiting.size >= MOST_WAITING) {
      this.dropped += 1;
      return;
    }
    this.told.set(key, now, 1);
    this.waiting.set(key, { repositoryId, reader });
  }

  /** What was noted since the last time, and how much of it there was no room for. */
  take(): { seen: SeenDownload[]; dropped: number } {
    const taken = { seen: [...this.waiting.values()], dropped: this.dropped };
    this.waiting = new Map();
    this.dropped = 0;
    return taken;
  }

  /** They could not be written. */
  putBack(seen: readonly SeenDownload[]): void {
    for (const one of seen) {
      if (this.waiting.size >= MOST_WAITING) return;
      this.waiting.set(`${one.repositoryId} ${one.reader}`, one);
    }
  }
}
