// Whether what is kept of a month of use is what its events add up to.
import { Injectable } from '@nestjs/common';
import { costOf } from './use-terms.policy';
import { UseEventsStore } from './use-events.store';

@Injectable()
export class UseDoctor {
  constructor(private readonly store: UseEventsStore) {}

  async check(): Promise<{ code: string; message: string }[]> {
    return (await this.store.sums())
      .filter((month) => month.units !== month.toldUnits || month.atoms !== costOf(month.toldUnits, month))
      .map(({ offerId, holderId, periodAt, units, toldUnits }) => ({
        code: 'usage/tally',
        message: `Of offer ${offerId} namespace ${holderId} used ${toldUnits} in ${periodAt.toISOString().slice(0, 7)}, and ${units} are kept`,
      }));
  }
}
