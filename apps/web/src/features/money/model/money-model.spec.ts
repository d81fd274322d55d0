import type { Payment } from '../../../lib/api-types';
import { aboutHref, kindOf } from './history-line';
import { askAgainAfter } from './payment-state';
import { amountProblem, suggestedAmount } from './top-up-form';

const limits = { currency: 'USD', leastTopUpMinor: '100', mostTopUpMinor: '100000000' };
const payment = (state: string, kind: 'transfer' | 'redirect' | null = null) =>
  ({ state, action: kind === null ? null : { kind, url: null, reference: null, instructions: null } }) as Payment;

describe('the form of a top-up', () => {
  it('takes amounts of the currency between what the hub takes at least and at most', () => {
    expect(['1', '9.99', '1000000'].map((text) => amountProblem(text, limits))).toEqual([null, null, null]);
    expect(['', '-1', '1.999', 'ten'].map((text) => amountProblem(text, limits))).toEqual(['none', 'none', 'none', 'none']);
    expect(['0.99', '1000000.01'].map((text) => amountProblem(text, limits))).toEqual(['range', 'range']);
  });

  it('has no decimal places where the currency has none', () => {
    const yen = { ...limits, currency: 'JPY' };
    expect([amountProblem('500', yen), amountProblem('500.0', yen)]).toEqual([null, 'none']);
  });

  it('begins with what is missing, and with what can be paid in when that is less', () => {
    expect([suggestedAmount(499n, limits), suggestedAmount(1n, limits), suggestedAmount(null, limits)]).toEqual(['4.99', '1.00', '']);
  });
});

describe('a line of the history', () => {
  it('says which side of a sale it is', () => {
    expect(kindOf({ kind: 'sale', account: 'wallet' })).toBe('sale');
    expect(kindOf({ kind: 'sale', account: 'pending' })).toBe('sale.earned');
    expect(kindOf({ kind: 'refund', account: 'debt' })).toBe('refund.earned');
    expect(kindOf({ kind: 'something-of-tomorrow', account: 'wallet' })).toBe('other');
  });

  it('leads to what it is about', () => {
    expect(aboutHref('ada', 'sale:12')).toBe('/ada/-/sales/12');
    expect(aboutHref('ada', 'payment:3')).toBe('/ada/-/wallet#payment-3');
    expect(aboutHref('ada', 'job:ftjob-1')).toBeNull();
  });
});

describe('payments that are under way', () => {
  it('are asked about again soon, transfers seldom, and those that ended never', () => {
    expect(askAgainAfter([payment('succeeded'), payment('failed')])).toBe(false);
    expect(askAgainAfter([payment('waiting', 'transfer')])).toBe(30_000);
    expect(askAgainAfter([payment('waiting', 'transfer'), payment('waiting', 'redirect')])).toBe(2_000);
    expect(askAgainAfter([payment('wished')])).toBe(2_000);
  });
});
