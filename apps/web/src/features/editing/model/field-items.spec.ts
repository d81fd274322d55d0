import { CARD_FIELDS } from './card-fields';
import { languageItems, libraryItems, licenseItems, sizeItems, tagItems, taskItems } from './field-items';
import { holds, nearestFirst } from '../../../ui/combo-items';

const t = (id: string, values?: Record<string, unknown>) => (values === undefined ? id : `${id} ${Object.values(values).join('|')}`);
const found = (items: ReturnType<typeof taskItems>, text: string) => items.filter((item) => holds(item, text)).map(({ value }) => value);

describe('what is offered for the fields of a card', () => {
  it('are languages by their names in the language of the reader, in English, in their own words and by their codes', () => {
    const items = languageItems('zh-CN', t);
    expect(items.find(({ value }) => value === 'ja')).toMatchObject({ label: '日语', note: 'ja' });
    for (const text of ['日语', 'Japan', '日本語', 'ja']) expect(found(items, text)).toContain('ja');
    expect(items.slice(0, 2).map(({ value }) => value)).toEqual(['en', 'zh']);
    expect(found(items, 'cantonese')).toEqual(['yue']);
    expect(
      nearestFirst(
        items.filter((item) => holds(item, 'az')),
        'az',
      )[0]?.value,
    ).toBe('az');
    const nameless = items.filter(({ value, label }) => value === label);
    expect(nameless).toEqual([]);
  });

  it('are values that each field has once', () => {
    for (const items of [languageItems('en', t), taskItems(t), licenseItems(t), libraryItems(['pytorch', 'own']), sizeItems('en', t)]) {
      const values = items.map(({ value }) => value);
      expect(values.length).toBe(new Set(values).size);
      expect(values).not.toContain('');
    }
    for (const fields of Object.values(CARD_FIELDS)) expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
  });

  it('are numbers of rows in words, and tags that people wrote', () => {
    expect(sizeItems('en', t).map(({ label }) => label.replace(/form\.\w+ /g, ''))).toEqual([
      '1K',
      '1K|10K',
      '10K|100K',
      '100K|1M',
      '1M|10M',
      '10M|100M',
      '100M|1B',
      '1B|10B',
      '10B|100B',
      '100B|1T',
      '1T',
    ]);
    expect(tagItems(['license:mit', 'chat', 'region:us']).map(({ value }) => value)).toEqual(['chat']);
  });
});
