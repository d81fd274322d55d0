import { Breaker } from './breaker';

it('who failed three times in a row is left alone for half a minute, and then tried by one caller at a time', () => {
  let now = 0;
  const breaker = new Breaker(() => now);
  const fail = () => (expect(breaker.mayTry()).toBe(true), breaker.failed());
  fail();
  fail();
  breaker.succeeded();
  fail();
  fail();
  fail();
  expect(breaker.mayTry()).toBe(false);
  now += 29_999;
  expect(breaker.mayTry()).toBe(false);
  now += 1;
  expect([breaker.mayTry(), breaker.mayTry()]).toEqual([true, false]);
  breaker.failed();
  expect(breaker.mayTry()).toBe(false);
  now += 30_000;
  expect(breaker.mayTry()).toBe(true);
  breaker.succeeded();
  expect([breaker.mayTry(), breaker.mayTry()]).toEqual([true, true]);
});
