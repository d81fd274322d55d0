import * as fc from 'fast-check';
import { FUZZ_TIMEOUT_MS, fuzzBudget } from '../fuzz-budget';
import type { JsonRow } from '../keys/canonical-row';
import { pieces } from '../testing/fixtures';
import { CsvReader } from './csv';
import { jsonFault } from './json-fault';
import { JsonLinesReader } from './json-lines';
import { READER_LIMITS } from './limits';
import { pagesOf } from './parquet-pages';
import type { ByteSource } from './parquet-gate';
import { readParquet } from './parquet-rows';
import type { RowSink } from './row-sink';

class Collected implements RowSink {
  readonly rows: [number, JsonRow][] = [];
  readonly problems: string[] = [];
  row(row: JsonRow, line: number): void {
    this.rows.push([line, row]);
  }
  problem(code: string, { line, column }: { line: number; column?: number }, { detail }: { detail?: string }): void {
    this.problems.push([code, line, column, detail].filter((part) => part !== undefined).join(' '));
  }
}

async function read(
  Reader: typeof CsvReader | typeof JsonLinesReader,
  content: string | Uint8Array,
  size = 7,
  limits = {},
): Promise<Collected> {
  const sink = new Collected();
  const reader = new Reader({ ...READER_LIMITS, ...limits }, sink);
  for await (const part of pieces(content, size)) reader.push(part);
  reader.end();
  return sink;
}

const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));

describe('the reader of JSON lines', () => {
  it('reads rows whatever the line ends, with the last one open', async () => {
    const { rows, problems } = await read(JsonLinesReader, '{"a":1}\r\n{"a":"模林"}\n{"a":[null]}');
    expect(rows).toEqual([
      [1, { a: 1 }],
      [2, { a: '模林' }],
      [3, { a: [null] }],
    ]);
    expect(problems).toEqual([]);
  });

  it('tells line, column and reason of every line that is no JSON, and reads on', async () => {
    const broken = [
      '{"a":1',
      '{"a":}',
      "{'a':1}",
      '{"a":1,}',
      '{"a":1 "b":2}',
      '{"a":NaN}',
      '{"a":"x\\q"}',
      '{"a":"\u0001"}',
      '{"a":1} {"b":2}',
      '{"a":"x',
      '{a:1}',
      '{"a" 1}',
    ];
    const { rows, problems } = await read(JsonLinesReader, [...broken, '{"good":true}', '[1]', '12'].join('\n'));
    expect(rows).toEqual([[13, { good: true }]]);
    expect(problems).toEqual([
      'json/syntax 1 7 the text ends too early',
      'json/syntax 2 6 a comma too many',
      'json/syntax 3 2 names and texts stand in double quotes',
      'json/syntax 4 8 a comma too many',
      'json/syntax 5 8 a comma or a closing bracket is missing',
      'json/syntax 6 6 NaN and Infinity are no JSON',
      'json/syntax 7 8 an unknown escape in a text',
      'json/syntax 8 7 a control character in a text must be escaped',
      'json/syntax 9 9 something follows after the end of the value',
      'json/syntax 10 8 a text is not closed',
      'json/syntax 11 2 a name in double quotes is missing',
      'json/syntax 12 6 a colon is missing',
      'json/not-an-object 14 1',
      'json/not-an-object 15 1',
    ]);
  });

  it('passes a byte order mark and blank lines over, and says so', async () => {
    const { rows, problems } = await read(JsonLinesReader, bytes([0xef, 0xbb, 0xbf], '{"a":1}\n\n  \n{"a":2}\n'));
    expect(rows.map(([line]) => line)).toEqual([1, 4]);
    expect(problems).toEqual(['encoding/bom 1 1', 'file/blank-line 2', 'file/blank-line 3']);
  });

  it('names what a line is that is not UTF-8, and where', async () => {
    const gb18030 = [0xc1, 0xd6, 0xc4, 0xa3];
    const { rows, problems } = await read(JsonLinesReader, bytes('{"a":"é', gb18030, '"}\n{"a":"caf', [0xe9], '"}\n{"a":1}\n'));
    expect(rows).toEqual([[3, { a: 1 }]]);
    expect(problems).toEqual(['encoding/not-utf8 1 8 gb18030', 'encoding/not-utf8 2 10 windows-1252']);
  });

  it('stops at UTF-16 and at one list around all rows', async () => {
    expect((await read(JsonLinesReader, Buffer.from('\ufeff{"a":1}\n{"a":2}\n', 'utf16le'))).problems).toEqual(['encoding/utf-16 1 1']);
    expect((await read(JsonLinesReader, Buffer.from('{"a":1}\n{"a":2}\n', 'utf16le'))).problems).toEqual(['encoding/utf-16 1 1']);
    expect((await read(JsonLinesReader, '[\n{"a":1},\n{"a":2}\n]\n')).problems).toEqual(['json/one-list 1 1']);
    expect((await read(JsonLinesReader, '[{"a":1},{"a":2}]')).problems).toEqual(['json/one-list 1 1']);
  });

  it('holds no more than the limit of a line that has no end', async () => {
    const { rows, problems } = await read(JsonLinesReader, `{"a":"${'x'.repeat(5000)}"}\n{"a":1}\n`, 64, { maxRowBytes: 1000 });
    expect(rows).toEqual([[2, { a: 1 }]]);
    expect(problems).toEqual(['file/row-too-large 1 1']);
  });

  it(
    'reads what JSON.stringify writes, however it is cut into pieces',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 8 }),
          fc.integer({ min: 1, max: 40 }),
          async (rows, size) => {
            const text = rows.map((row) => JSON.stringify(row)).join('\n');
            const found = await read(JsonLinesReader, text, size);
            expect(found.rows.map(([, row]) => JSON.stringify(row))).toEqual(
              rows.map((row) => JSON.stringify(JSON.parse(JSON.stringify(row)))),
            );
            expect(found.problems).toEqual([]);
          },
        ),
        fuzzBudget(150),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'finds a fault exactly where JSON.parse refuses',
    () => {
      const scraps = fc.array(
        fc.constantFrom(
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"',
          '"a"',
          '1',
          '-',
          '0.5',
          'e',
          'true',
          'null',
          ' ',
          '\\',
          '\\u12',
          'NaN',
          "'",
          '\t',
          'é',
        ),
        { maxLength: 14 },
      );
      fc.assert(
        fc.property(scraps, (parts) => {
          const text = parts.join('');
          let isJson = true;
          try {
            JSON.parse(text);
          } catch {
            isJson = false;
          }
          expect(jsonFault(text) === null).toBe(isJson);
        }),
        fuzzBudget(3000),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe('the reader of CSV', () => {
  it('reads quoted cells over lines, doubled quotes, and semicolons where the header has them', async () => {
    const { rows, problems } = await read(CsvReader, 'a,b\r\n1,"x, ""y""\r\nz"\r\n"",\r\n\r\n3,4');
    expect(rows).toEqual([
      [2, { a: '1', b: 'x, "y"\nz' }],
      [4, { a: '', b: '' }],
      [6, { a: '3', b: '4' }],
    ]);
    expect(problems).toEqual(['file/blank-line 5']);
    expect((await read(CsvReader, 'a;b\n1,5;2\n')).rows).toEqual([[2, { a: '1,5', b: '2' }]]);
  });

  it('tells of rows with a wrong number of cells, of misplaced quotes and of one that is never closed', async () => {
    const { rows, problems } = await read(CsvReader, 'a,b\n1\n1,2,3\n"1"x,2\n5,6\n7,"8\n9,10\n');
    expect(rows).toEqual([[5, { a: '5', b: '6' }]]);
    expect(problems).toEqual([
      'csv/cells 2 1 1 cells under 2 names',
      'csv/cells 3 1 3 cells under 2 names',
      'csv/quote 4 4 something follows a closing quote',
      'csv/quote 6 1 a quoted cell is never closed',
    ]);
  });

  it('refuses a header that names a column twice or not at all', async () => {
    expect((await read(CsvReader, 'a,a\n1,2\n')).problems).toEqual(['csv/header 1 1 the column a is there twice']);
    expect((await read(CsvReader, 'a,\n1,2\n')).problems).toEqual(['csv/header 1 1 a column has no name']);
  });

  it('gives up on a record without end instead of holding it', async () => {
    const { problems } = await read(CsvReader, `a\n"${'x\n'.repeat(5000)}`, 64, { maxRowBytes: 1000 });
    expect(problems).toEqual(['file/row-too-large 2 1']);
  });

  it(
    'reads what a CSV writer writes, however it is cut into pieces',
    async () => {
      const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '模', ';') });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
          fc.integer({ min: 1, max: 30 }),
          async (table, size) => {
            const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
            const text = ['a,b', ...table.map((cells) => cells.map(quoted).join(','))].join('\n');
            const { rows, problems } = await read(CsvReader, text, size);
            expect(rows.map(([, row]) => [row.a, row.b])).toEqual(table);
            expect(problems).toEqual([]);
          },
        ),
        fuzzBudget(150),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe('readers of lines', () => {
  it.each([JsonLinesReader, CsvReader])(
    'survive any bytes: %p',
    async (Reader) => {
      const part = fc.oneof(
        fc.uint8Array({ maxLength: 20 }),
        fc.constantFrom('{"a":', '"', '\n', '\r\n', ',', '[', '\u0000', '{}', '\ufeff').map((text) => Buffer.from(text)),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(part, { maxLength: 30 }), fc.integer({ min: 1, max: 50 }), async (parts, size) => {
          const content = Buffer.concat(parts.map((one) => Buffer.from(one)));
          const { rows, problems } = await read(Reader, content, size, { maxRowBytes: 64 });
          expect(rows.length + problems.length).toBeLessThanOrEqual(content.length + 1);
        }),
        fuzzBudget(300),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe('the reader of Parquet', () => {
  const source = (content: Uint8Array): ByteSource => ({
    sizeBytes: content.length,
    read: (start, length) => Promise.resolve(content.subarray(start, start + length)),
  });
  const parquet = async (columns: object[], rowGroupSize = 3) => {
    const { parquetWriteBuffer } = await import('hyparquet-writer');
    return new Uint8Array(parquetWriteBuffer({ columnData: columns as never, rowGroupSize }));
  };

  it('reads rows of all groups as JSON has them', async () => {
    const file = await parquet([
      { name: 'text', data: ['a', '模林', '', 'd', 'e'], type: 'STRING' },
      { name: 'label', data: [1n, 2n, 3n, 4n, 2n ** 53n], type: 'INT64' },
      { name: 'messages', data: [[{ role: 'user' }], [], null, [1], ['x']], type: 'JSON' },
    ]);
    const sink = new Collected();
    await readParquet(source(file), READER_LIMITS, sink);
    expect(sink.problems).toEqual([]);
    expect(sink.rows.map(([, row]) => row.text)).toEqual(['a', '模林', '', 'd', 'e']);
    expect(sink.rows.map(([line, row]) => [line, row.label])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 2 ** 53],
    ]);
    expect(sink.rows[0]![1].messages).toEqual([{ role: 'user' }]);
  });

  it('makes a finding of what is no Parquet, and lets the failure of a source through', async () => {
    const sink = new Collected();
    await readParquet(source(Buffer.from('PAR1 no parquet PAR1')), READER_LIMITS, sink);
    expect(sink.problems).toHaveLength(1);
    expect(sink.problems[0]).toMatch(/^parquet\/unreadable 1/);
    const down = { sizeBytes: 1000, read: () => Promise.reject(new Error('the store is down')) };
    await expect(readParquet(down, READER_LIMITS, sink)).rejects.toThrow('the store is down');
  });

  it('refuses a row group that would take too much memory', async () => {
    const file = await parquet([{ name: 'text', data: ['a', 'b'], type: 'STRING' }]);
    const sink = new Collected();
    await readParquet(source(file), { ...READER_LIMITS, maxRowGroupBytes: 10 }, sink);
    expect(sink.problems[0]).toContain('A row group is larger than');
  });

  it('ends at a page that says it is smaller than nothing', async () => {
    const file = await parquet([{ name: 'text', data: Array.from({ length: 40 }, (_, at) => `row ${at} of a file`), type: 'STRING' }], 10);
    // In the header of the last group's page: what follows is its size, as zigzag, and comes to a number below zero.
    file[327] = 202;
    const sink = new Collected();
    await readParquet(source(file), READER_LIMITS, sink);
    expect(sink.rows).toHaveLength(30);
    expect(sink.problems).toEqual([expect.stringMatching(/^parquet\/unreadable 1/)]);
  });

  it('refuses pages and groups that claim more values than there is room for', async () => {
    const file = await parquet([{ name: 'text', data: ['a', 'b'], type: 'STRING' }]);
    const { parquetMetadata } = await import('hyparquet');
    const metadata = parquetMetadata(file.buffer as ArrayBuffer);
    const [group] = metadata.row_groups;
    const claiming = (values: bigint) => ({
      ...metadata,
      row_groups: [
        { ...group!, columns: [{ ...group!.columns[0]!, meta_data: { ...group!.columns[0]!.meta_data!, num_values: values } }] },
      ],
    });
    expect(() => pagesOf(claiming(1n), READER_LIMITS)).toThrow('do not fit');
    expect(() => pagesOf(claiming(2n ** 40n), READER_LIMITS)).toThrow('too many values');
    expect(pagesOf(metadata, READER_LIMITS)).toEqual([expect.objectContaining({ start: 4, values: 2 })]);
  });

  it(
    'survives files with wrong bytes in them',
    async () => {
      const whole = await parquet(
        [{ name: 'text', data: Array.from({ length: 40 }, (_, at) => `row ${at} of a file`), type: 'STRING' }],
        10,
      );
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
          const broken = Uint8Array.from(whole);
          for (const [at, byte] of changes) broken[at] = byte;
          const sink = new Collected();
          await readParquet(source(broken), { ...READER_LIMITS, maxRows: 1000 }, sink);
          expect(sink.rows.length).toBeLessThanOrEqual(1001);
        }),
        fuzzBudget(120),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
