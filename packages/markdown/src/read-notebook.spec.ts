import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNotebook } from './read-notebook';

const ATTACKS = JSON.parse(readFileSync(join(__dirname, '../golden/notebook-attacks.json'), 'utf8')) as { name: string; data: object }[];

const code = (...outputs: object[]): string =>
  JSON.stringify({
    nbformat: 4,
    metadata: { language_info: { name: 'Python' } },
    cells: [{ cell_type: 'code', source: ['a = 1\n', 'a'], outputs }],
  });
const shown = (...outputs: object[]): string[] | undefined =>
  readNotebook(code(...outputs))?.cells[0]?.outputs.map(({ kind, value }) => `${kind} ${value}`);

describe('a notebook', () => {
  it('is its texts, its code and what that answered', () => {
    const cells = [
      { cell_type: 'markdown', source: '# Title' },
      { cell_type: 'code', source: ['x = 1\n', 'x'], outputs: [{ output_type: 'stream', text: ['one\n', 'two'] }] },
    ];
    expect(readNotebook(JSON.stringify({ cells, metadata: { kernelspec: { language: 'R' } } }))).toEqual({
      language: 'r',
      isCut: false,
      cells: [
        { kind: 'markdown', source: '# Title', outputs: [] },
        { kind: 'code', source: 'x = 1\nx', outputs: [{ kind: 'text', value: 'one\ntwo' }] },
      ],
    });
  });

  it('of format 3 is read as well', () => {
    const cells = [{ cell_type: 'code', input: 'x', outputs: [{ output_type: 'pyout', text: ['1'] }] }];
    expect(readNotebook(JSON.stringify({ worksheets: [{ cells }] }))?.cells).toEqual([
      { kind: 'code', source: 'x', outputs: [{ kind: 'text', value: '1' }] },
    ]);
  });

  it('shows the richest of an answer: a picture, then HTML, then text', () => {
    const data = { 'text/plain': '<Figure>', 'text/html': '<b>1</b>', 'image/png': 'iVBO\nRw0=' };
    expect(shown({ output_type: 'display_data', data })).toEqual(['image data:image/png;base64,iVBORw0=']);
    expect(shown({ output_type: 'execute_result', data: { ...data, 'image/png': undefined } })).toEqual(['html <b>1</b>']);
    expect(shown({ output_type: 'error', ename: 'E', evalue: 'v', traceback: ['\u001b[0;31mE\u001b[0m: v'] })).toEqual(['error E: v']);
  });

  it('lets no picture be anything but the bytes of a picture', () => {
    expect(shown({ output_type: 'display_data', data: { 'image/png': '"><script>alert(1)</script>' } })).toEqual([]);
    expect(shown({ output_type: 'display_data', data: { 'image/svg+xml': '<svg onload="alert(1)"/>' } })).toEqual([
      'html <svg onload="alert(1)"/>',
    ]);
  });

  it.each(ATTACKS)('leaves of $name only texts, pictures of bytes, and HTML that says that it needs a frame', ({ data }) => {
    const outputs = readNotebook(code({ output_type: 'display_data', data }))!.cells[0]!.outputs;
    for (const { kind, value } of outputs)
      if (kind === 'image') expect(value).toMatch(/^data:image\/(?:png|jpeg|gif);base64,[A-Za-z0-9+/]+={0,2}$/);
      else expect(kind).toBe('text/html' in data || 'image/svg+xml' in data ? 'html' : 'text');
  });

  it.each(['', 'null', '[]', '{}', '{"cells":{}}', 'no json', '{"cells":null,"worksheets":[7]}'])('is not %s', (text) => {
    expect(readNotebook(text)).toBeNull();
  });

  it('is bounded, and survives cells that are none', () => {
    expect(readNotebook(JSON.stringify({ cells: [null, 7, 'x', { cell_type: 'code', outputs: [null, 3] }] }))?.cells).toEqual([
      { kind: 'code', source: '', outputs: [] },
    ]);
    const many = readNotebook(JSON.stringify({ cells: Array.from({ length: 600 }, () => ({ cell_type: 'raw', source: 'x' })) }));
    expect([many?.cells.length, many?.isCut]).toEqual([500, true]);
  });
});
