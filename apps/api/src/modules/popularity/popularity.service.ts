// Popularity: how often repositories are downloaded, and what is hot at the moment. The rules are in docs/protocols/downloads.md.
import { Injectable } from '@nestjs/common';
import type { Granted } from '../access';
import { DownloadCounter } from './download-counter';
import { type AskedBytes, beginsDownload, readerOf } from './popularity.policy';
import { type DayCount, PopularityStore } from './popularity.store';

const WINDOW_DAYS = 30;

@Injectable()
export class PopularityService {
  constructor(
    private readonly counter: DownloadCounter,
    private readonly store: PopularityStore,
  ) {}

  /** A file is being answered to a GET. Costs no statement. */
  fileServed(repo: Granted<'read'>, file: { path: string; isLarge: boolean }, asked: AskedBytes, address: string): void {
    if (beginsDownload({ type: repo.type, ...file }, asked)) this.note(repo, address);
  }

  /** A pack is being sent to somebody who has nothing of the repository yet. */
  cloned(repo: Granted<'read'>, address: string): void {
    this.note(repo, address);
  }

  days(repo: Granted): Promise<DayCount[]> {
    return this.store.days(repo.id, WINDOW_DAYS);
  }

  private note(repo: Granted<'read'>, address: string): void {
    const reader = readerOf(repo.actor, address);
    if (reader !== null) this.counter.note(repo.id, reader);
  }
}
