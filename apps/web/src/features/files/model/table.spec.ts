import { readTable } from './table';

describe('a table in a text file', () => {
  it('is read as RFC 4180 has it: quotes, commas, line breaks inside of fields', () => {
    const text = 'name,"a ""quoted"" head"\r\n"two\nlines",1\nplain,\n';
    expect(readTable(text, 'csv', false)).toEqual({
      columns: ['name', 'a "quoted" head'],
      rows: [
        ['two\nlines', '1'],
        ['plain', ''],
      ],
      more: false,
    });
  });

  it('shows its beginning, and says that there is more', () => {
    const table = readTable(`a,b\n${'1,2\n'.repeat(500)}`, 'csv', false);
    expect([table?.rows.length, table?.more]).toEqual([200, true]);
    expect(readTable('a,b\n1,2\n3,', 'csv', true)?.rows).toEqual([['1', '2']]);
  });

  it('is read from lines of JSON objects, whatever keys each has', () => {
    expect(readTable('{"a":1}\n{"b":{"c":[2]},"a":null}\n', 'jsonl', false)).toEqual({
      columns: ['a', 'b'],
      rows: [
        ['1', ''],
        ['', '{"c":[2]}'],
      ],
      more: false,
    });
  });

  it('is none where there is no second column, and no object', () => {
    expect(readTable('just text\nmore\n', 'csv', false)).toBeNull();
    expect(readTable('[1]\n', 'jsonl', false)).toBeNull();
    expect(readTable('', 'csv', false)).toBeNull();
  });
});
