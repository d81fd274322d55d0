import { everMoreRarely } from './ever-more-rarely';

it('waits twice as long after each answer that brings nothing, up to five minutes, and begins anew with news', () => {
  const pause = everMoreRarely();
  const query = { state: { data: {} as unknown, dataUpdateCount: 1, errorUpdateCount: 0 } };
  const next = (change: Partial<typeof query.state>) => {
    query.state = { ...query.state, ...change };
    return pause(query) / 1_000;
  };
  expect([next({}), next({}), next({ dataUpdateCount: 2 }), next({ dataUpdateCount: 3 }), next({ errorUpdateCount: 1 })]).toEqual([
    15, 15, 30, 60, 120,
  ]);
  expect([next({ dataUpdateCount: 4 }), next({ dataUpdateCount: 5 }), next({ dataUpdateCount: 30 })]).toEqual([240, 300, 300]);
  expect([next({ data: {}, dataUpdateCount: 31 }), next({ dataUpdateCount: 32 })]).toEqual([15, 30]);
});
