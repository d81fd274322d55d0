import { claimedRows } from './claimed-rows';

describe('rows by the card', () => {
  it('are those of all splits of all configurations', () => {
    const one = {
      splits: [
        { name: 'train', num_examples: 900 },
        { name: 'test', num_examples: 100 },
      ],
    };
    expect(claimedRows({ dataset_info: one })).toBe(1_000);
    expect(claimedRows({ dataset_info: [one, { config_name: 'small', splits: [{ name: 'train', num_examples: 5 }] }] })).toBe(1_005);
    expect(claimedRows({ dataset_info: { splits: [{ num_examples: 0 }] } })).toBe(0);
  });

  it.each([
    [null],
    [{}],
    [{ dataset_info: 'many' }],
    [{ dataset_info: { splits: 3 } }],
    [{ dataset_info: { splits: [null, { num_examples: '12' }, { num_examples: -1 }, { num_examples: 1.5 }] } }],
    [{ dataset_info: [null, [], { splits: [{ num_examples: Number.NaN }] }] }],
    [{ dataset_info: { splits: [{ num_examples: Number.MAX_SAFE_INTEGER }, { num_examples: 1 }] } }],
  ])('are not known of %j', (cardData) => {
    expect(claimedRows(cardData as Record<string, unknown> | null)).toBeNull();
  });
});
