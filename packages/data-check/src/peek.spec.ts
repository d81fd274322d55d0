import { createHash } from 'node:crypto';
import { peekData } from './peek';

const sourceOf = (content: string | Uint8Array) => {
  const bytes = Buffer.from(content as string);
  return { sizeBytes: bytes.length, read: (start: number, length: number) => Promise.resolve(bytes.subarray(start, start + length)) };
};
const parquet = async (columns: object[]) => {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  return new Uint8Array(parquetWriteBuffer({ columnData: columns as never, rowGroupSize: 4000 }));
};

describe('the beginning of a file', () => {
  it('of JSON lines says its columns in their order, its rows with their lines, and what they seem to mean', async () => {
    const peek = await peekData(
      'jsonl',
      sourceOf('{"question": "a", "answer": "b"}\nno json\n{"answer": "d", "question": "c", "id": 7}\n'),
    );
    expect(peek.columns).toEqual(['question', 'answer', 'id']);
    expect(peek.rows.map(({ line }) => line)).toEqual([1, 3]);
    expect(peek.guess).toMatchObject({ shape: 'completion', columns: { prompt: 'question', completion: 'answer' } });
  });

  it('of a large file is looked at without the row that is cut, and without the rest', async () => {
    const row = `${JSON.stringify({ text: 'x'.repeat(1000), label: 'y' })}\n`;
    const { rows, guess } = await peekData('jsonl', sourceOf(row.repeat(1000)));
    expect(rows).toHaveLength(100);
    expect(guess?.shape).toBe('classification');
    expect((await peekData('jsonl', sourceOf(JSON.stringify({ text: 'x'.repeat(300_000) })))).rows).toEqual([]);
  });

  it('of CSV needs no line end behind the last row', async () => {
    const { columns, rows } = await peekData('csv', sourceOf('prompt,completion\n"a, b",c'));
    expect(columns).toEqual(['prompt', 'completion']);
    expect(rows).toEqual([{ line: 2, row: { prompt: 'a, b', completion: 'c' } }]);
  });

  it('of Parquet is its first rows, and its columns alone where a group of rows is too large to unpack', async () => {
    const small = await parquet([{ name: 'prompt', data: ['a', 'b'], type: 'STRING' }]);
    expect(await peekData('parquet', sourceOf(small))).toMatchObject({ columns: ['prompt'], rows: [{ line: 1 }, { line: 2 }] });
    const noise = (index: number) => createHash('sha512').update(String(index)).digest('hex');
    const texts = Array.from({ length: 4000 }, (_, at) => Array.from({ length: 16 }, (_none, part) => noise(at * 16 + part)).join());
    const large = await parquet([
      { name: 'text', data: texts, type: 'STRING' },
      { name: 'label', data: texts.map(() => 'a'), type: 'STRING' },
    ]);
    expect(await peekData('parquet', sourceOf(large))).toEqual({
      columns: ['text', 'label'],
      rows: [],
      guess: { shape: 'classification', columns: { text: 'text', label: 'label' } },
    });
  });

  it('of what cannot be read is empty', async () => {
    for (const format of ['jsonl', 'csv', 'parquet'] as const)
      expect(await peekData(format, sourceOf(''))).toEqual({ columns: [], rows: [], guess: null });
  });
});
