import * as fc from 'fast-check';
import { zstdCompressSync } from 'node:zlib';
import { SplitReader } from '../split-reader';
import { fixture, sourceOf } from '../testing/fixtures';
import { indexLines } from './line-index';
import { openTable } from './open-table';
import { ParquetTable } from './parquet-table';
import { rowsBeginning } from './repetition-levels';
import { TextTable } from './text-table';

const open = (content: Uint8Array | string, format: 'parquet' | 'csv' | 'json' | 'text', more = {}) =>
  SplitReader.open({ format, files: [{ path: 'a', source: sourceOf(content), ...more }] });

describe('a block of rows', () => {
  const text = 'x'.repeat(1000);
  const lines = Array.from({ length: 50 }, (_, n) => JSON.stringify({ n, text })).join('\n');

  it('has whole cells, and ends where it would be too much, but not before its first row', async () => {
    const reader = await open(lines, 'json');
    const numbers = async (...asked: [number, number, number?]) => (await reader.block(...asked)).map(({ row }) => row['n']);
    expect((await reader.block(48, 10)).map(({ row }) => row)).toEqual([48, 49].map((n) => ({ n, text })));
    expect(await numbers(0, 3)).toEqual([0, 1, 2]);
    expect(await numbers(10, 50, 2500)).toEqual([10, 11]);
    expect(await numbers(10, 50, 1)).toEqual([10]);
    expect(await numbers(50, 50)).toEqual([]);
  });
});

describe('a Parquet file', () => {
  it.each(['one-group.parquet', 'indexed.parquet', 'groups.parquet'])(
    'gives any rows of %s, though only their pages are read',
    async (name) => {
      const content = fixture(name);
      const [whole, paged] = [await ParquetTable.open(sourceOf(content)), await ParquetTable.open(sourceOf(content), 0)];
      const all = await whole.read(0, whole.rows);
      for (const [start, end] of [
        [0, 3],
        [1, 100],
        [whole.rows - 2, whole.rows],
        [Math.floor(whole.rows / 2), Math.floor(whole.rows / 2) + 7],
      ] as const)
        expect(await paged.read(start, end)).toEqual(all.slice(start, end));
      const scattered = [0, 17, Math.floor(whole.rows / 3), whole.rows - 1];
      expect(await paged.pick(scattered)).toEqual(scattered.map((number) => all[number]));
    },
  );

  it('costs a few pages for a few rows', async () => {
    const source = sourceOf(fixture('one-group.parquet'));
    const table = await ParquetTable.open(source, 0);
    await table.read(0, 10, ['id', 'score']);
    source.readBytes = 0;
    await table.read(0, 10, ['id', 'score']);
    expect(source.readBytes).toBeLessThan(40_000);
  });

  it('passes over groups that cannot have what is looked for', async () => {
    const table = await ParquetTable.open(sourceOf(fixture('groups.parquet')));
    const seen: number[] = [];
    await table.scan(
      ['id'],
      (rows, first) => seen.push(first) > 0 && rows.length > 0,
      (rangeOf) => Number(rangeOf('id')?.max) > 150,
    );
    expect(seen).toEqual([100, 200]);
  });

  it('that is broken is refused, whatever bytes are in it', async () => {
    const whole = fixture('groups.parquet');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), async (changes) => {
        const broken = Uint8Array.from(whole);
        for (const [at, byte] of changes) broken[at] = byte;
        const outcome = await ParquetTable.open(sourceOf(broken), 0)
          .then((table) => table.read(0, 50))
          .catch((error: { code?: string }) => error.code);
        expect(Array.isArray(outcome) || outcome === 'viewer/unreadable').toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a footer that is longer than the file', Buffer.concat([Buffer.from('PAR1'), Buffer.from([255, 255, 255, 127]), Buffer.from('PAR1')])],
    ['no footer', Buffer.from('PAR1 and no more PAR1')],
  ])('of %s is refused', async (_what, content) => {
    await expect(ParquetTable.open(sourceOf(content))).rejects.toMatchObject({ code: 'viewer/unreadable' });
  });

  it('lets a failure of the store through', async () => {
    const away = { sizeBytes: 1000, read: () => Promise.reject(new Error('the store is away')) };
    await expect(ParquetTable.open(away)).rejects.toThrow('the store is away');
  });
});

describe('decompression', () => {
  it('gives no more than a page says that it unpacks to', async () => {
    const { boundedCompressors } = await import('@modelgrove/data-check/readers');
    const { ZSTD } = await boundedCompressors();
    const bomb = zstdCompressSync(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(20_000);
    expect(() => ZSTD!(bomb, 1000)).toThrow();
    expect(ZSTD!(zstdCompressSync(Buffer.from('abc')), 3)).toHaveLength(3);
  });
});

describe('repetition levels', () => {
  it('tell how many rows begin in a page, run by run', () => {
    // Three zeros as a run, then eight bit-packed: 0 1 1 0 1 1 1 0.
    const levels = Uint8Array.from([6, 0, 3, 0b01110110]);
    expect(rowsBeginning(levels, 1, 11)).toEqual({ rows: 6, continues: false });
    expect(rowsBeginning(Uint8Array.from([4, 1]), 1, 2)).toEqual({ rows: 0, continues: true });
    expect(() => rowsBeginning(Uint8Array.from([6]), 1, 3)).toThrow('end before');
    expect(() => rowsBeginning(Uint8Array.from([0, 0]), 1, 3)).toThrow('without a level');
  });
});

describe('text files', () => {
  it('are read at any row by an index that is made once', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => JSON.stringify({ at, text: 'x'.repeat(at % 40) })).join('\n');
    const source = sourceOf(lines);
    const { index } = await openTable(source, { format: 'json' });
    source.readBytes = 0;
    const table = new TextTable(source, 'jsonl', index!);
    expect((await table.read(4321, 4323)).map(({ at }) => at)).toEqual([4321, 4322]);
    expect(source.readBytes).toBeLessThan(lines.length / 5);
    expect((await table.pick([3, 700, 4999])).map(({ at }) => at)).toEqual([3, 700, 4999]);
  });

  it('of CSV are typed by all of their rows, and cells over lines stay whole', async () => {
    const reader = await open('a,b,c,d\n1,x,True,\n2.5,"y\nz",False,NA\n', 'csv');
    expect(Object.values(reader.features).map((one) => (one as { dtype: string }).dtype)).toEqual(['float64', 'string', 'bool', 'string']);
    expect((await reader.page(0, 10)).map(({ row }) => row)).toEqual([
      { a: 1, b: 'x', c: true, d: null },
      { a: 2.5, b: 'y\nz', c: false, d: null },
    ]);
  });

  it('of which only a beginning is looked at say so, and have no row that is cut', async () => {
    const index = await indexLines(sourceOf('{"a":1}\n{"a":2}\n{"a":3}\n'), 'jsonl', 12);
    expect(index).toMatchObject({ rows: 1, isPartial: true });
  });

  it('are lists where they begin with a bracket, and bounded', async () => {
    expect((await open('[{"a":1},{"b":[2]}, 3]', 'json')).rows).toBe(2);
    expect((await open('{"data":[{"a":1}],"version":1}', 'json')).rows).toBe(1);
    await expect(open(`[${'['.repeat(50_000)}`, 'json')).rejects.toMatchObject({ code: 'viewer/unreadable' });
    await expect(open(Buffer.alloc(40 * 1024 * 1024, '['), 'json')).rejects.toMatchObject({ code: 'viewer/too-large' });
  });

  it('that are deep lose only what is too deep', async () => {
    const deep = `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`;
    const [row] = await (await open(`${deep}\n`, 'json')).page(0, 1);
    expect(JSON.stringify(row).length).toBeLessThan(2000);
  });
});

describe('cells', () => {
  it('that are long are cut, and named', async () => {
    const many = Array.from({ length: 100 }, () => JSON.stringify({ text: 'x'.repeat(100_000) })).join('\n');
    const [row] = await (await open(many, 'json')).page(0, 100);
    expect(row!.truncated_cells).toEqual(['text']);
    const [alone] = await (await open(many, 'json')).page(5, 1);
    expect([alone!.truncated_cells, (alone!.row.text as string).length]).toEqual([[], 100_000]);
  });

  it('keep odd names of columns as names', async () => {
    const reader = await open('{"__proto__":1,"constructor":"x"}\n', 'json');
    const [row] = await reader.page(0, 1);
    expect(Object.entries(row!.row)).toEqual([
      ['__proto__', 1],
      ['constructor', 'x'],
    ]);
  });

  it('of pictures and sound tell what they are, and give their bytes', async () => {
    const reader = await open(fixture('media.parquet'), 'parquet');
    const [, row] = await reader.page(0, 2);
    expect(row!.row.picture).toEqual({ type: 'image/png', width: 4, height: 3, isInline: true, path: '1.png' });
    expect((await reader.media(1, 'several', 0)).type).toBe('image/png');
    expect((await reader.media(0, 'sound', null)).type).toBe('audio/wav');
    for (const [column, item] of [
      ['label', null],
      ['several', 9],
      ['nothing', null],
    ] as const)
      await expect(reader.media(0, column, item)).rejects.toMatchObject({ code: 'viewer/no-media' });
  });
});

describe('statistics', () => {
  it('tell spread, labels, lengths and what is missing', async () => {
    const { statistics, num_examples: rows, partial } = await (await open(fixture('groups.parquet'), 'parquet')).statistics();
    const of = (name: string) => statistics.find((one) => one.column_name === name)!;
    expect([rows, partial]).toEqual([300, false]);
    expect(of('id').column_statistics).toMatchObject({
      min: 0,
      max: 299,
      mean: 149.5,
      median: 149.5,
      histogram: { hist: Array.from({ length: 10 }, () => 30) },
    });
    expect(of('score').column_statistics).toMatchObject({ nan_count: 30, nan_proportion: 0.1 });
    expect([of('name').column_type, of('tags').column_type, of('day').column_type]).toEqual(['string_text', 'list', 'datetime']);
    const labels = await (await open(fixture('media.parquet'), 'parquet')).statistics();
    expect(labels.statistics).toMatchObject([
      { column_name: 'several' },
      { column_name: 'label', column_statistics: { no_label_count: 1, frequencies: { cat: 2, dog: 2 } } },
    ]);
  });
});
