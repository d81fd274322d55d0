import { amountOf, readQuota, UNITS } from './quota-form';

const form = { whose: 'own', amount: '', unit: 'GB', repositories: '' };

describe('the form of a quota', () => {
  it('takes an empty field for "without limit", and the limits of the hub for nothing else', () => {
    expect(readQuota(form)).toEqual({ wish: { maxBytes: null, maxRepositories: null } });
    expect(readQuota({ ...form, whose: 'default', amount: 'x' })).toEqual({ wish: { isDefault: true } });
  });

  it('reads sizes in decimal units, also with a part of one and a comma', () => {
    expect(readQuota({ ...form, amount: '1.5', unit: 'TB', repositories: '20' })).toEqual({
      wish: { maxBytes: 1_500_000_000_000, maxRepositories: 20 },
    });
    expect(readQuota({ ...form, amount: '0,5' })).toEqual({ wish: { maxBytes: 500_000_000, maxRepositories: null } });
    expect(readQuota({ ...form, amount: '0', repositories: '0' })).toEqual({ wish: { maxBytes: 0, maxRepositories: 0 } });
  });

  it('says which field is no limit', () => {
    expect(readQuota({ ...form, amount: '-1', repositories: '1.5' })).toEqual({ wrong: ['amount', 'repositories'] });
    expect(readQuota({ ...form, amount: '99999999', unit: 'TB' })).toEqual({ wrong: ['amount'] });
    expect(readQuota({ ...form, repositories: 'many' })).toEqual({ wrong: ['repositories'] });
  });

  it('writes a limit as it was given', () => {
    for (const unit of UNITS)
      for (const amount of ['1', '2.5', '100']) {
        const read = readQuota({ ...form, amount, unit });
        expect(amountOf('wish' in read && 'maxBytes' in read.wish ? read.wish.maxBytes : null)).toEqual({ amount, unit });
      }
    expect(amountOf(null).amount).toBe('');
  });
});
