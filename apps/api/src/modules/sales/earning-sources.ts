import { Injectable } from '@nestjs/common';
import type { EarningRows } from './earning-rows.store';
import { SalesStore } from './sales.store';

/** What earns something: sales, and what rooms to the right add. */
@Injectable()
export class EarningSources {
  private readonly sources: EarningRows[];

  constructor(sales: SalesStore) {
    this.sources = [sales];
  }

  add(rows: EarningRows): void {
    this.sources.push(rows);
  }

  all(): readonly EarningRows[] {
    return this.sources;
  }
}
