import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { checkData, type DataFile } from './check';
import type { CheckOptions } from './checker';
import { FINDINGS } from './findings/codes';
import { FUZZ_TIMEOUT_MS, fuzzBudget } from './fuzz-budget';
import type { DataReport } from './report/data-report';
import { chatRows, chineseRows, labelledRows, linesFile, numbers, sentence, shuffled, textFile } from './testing/fixtures';

const GOLDEN = path.join(__dirname, '../golden/reports');
/** GROVE_GOLDEN=write makes them anew; look at the difference before you keep it. */
const isWriting = process.env['GROVE_GOLDEN'] === 'write';

const modelFile = (name: string) => new Uint8Array(readFileSync(path.join(__dirname, '../golden/tokenizers', name)));
const MODEL: CheckOptions['model'] = {
  tokenizer: modelFile('byte-bpe.json'),
  tokenizerConfig: Buffer.from(
    JSON.stringify({
      chat_template: '{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}',
      eos_token: '<|im_end|>',
    }),
  ),
  config: Buffer.from('{"max_position_embeddings":256}'),
};

function codes(report: DataReport): Record<string, number> {
  return Object.fromEntries(report.findings.map(({ code, count }) => [code, count]));
}

const shuffledLabels = () => {
  const rows = labelledRows(120);
  const labels = shuffled(rows.map(({ label }) => label));
  return rows.map(({ text }, at) => ({ text, label: labels[at] }));
};
const leaking = () => {
  const train = chatRows(90);
  const near = structuredClone(train[5]!);
  near.messages[1]!.content = near.messages[1]!.content.replace('It is', 'it was,');
  return [linesFile(train), linesFile([...chatRows(20, 2), train[3], train[77], near], 'validation.jsonl', 'validation')];
};
const malformed = () =>
  textFile(
    [
      ...chatRows(60).map((row) => JSON.stringify(row)),
      '{"messages": [',
      '{"messages": []}',
      '{"messages": [{"role": "user", "content": "Hi"}]}',
      '',
      '{"messages": "no list"}',
    ]
      .concat(
        JSON.stringify({
          messages: [
            { role: 'user', content: 'a' },
            { role: 'assistant', content: ' ' },
          ],
        }),
      )
      .concat(
        JSON.stringify({
          messages: [
            { role: 'robot', content: 'a' },
            { role: 'assistant', content: 'b' },
          ],
        }),
      )
      .concat(
        JSON.stringify({
          messages: [
            { role: 'user', content: 'a' },
            { role: 'user', content: 'b' },
            { role: 'assistant', content: 'c' },
          ],
        }),
      )
      .join('\n'),
  );

const FIXTURES: Record<string, { files: () => DataFile[]; options?: CheckOptions }> = {
  learnable: { files: () => [linesFile(chatRows(120))], options: { heldOutShare: 0.1, model: MODEL } },
  'shuffled-labels': { files: () => [linesFile(shuffledLabels())], options: { heldOutShare: 0.2, model: MODEL } },
  'leaking-validation': { files: leaking, options: { model: MODEL } },
  'malformed-rows': { files: () => [malformed()], options: { heldOutShare: 0.1 } },
  'wrong-columns': {
    files: () => [linesFile(labelledRows(60))],
    options: { shape: { shape: 'completion', columns: { prompt: 'question', completion: 'answer' } } },
  },
  'unknown-columns': {
    files: () => [
      linesFile([
        { x: 1, y: 'a' },
        { x: 2, y: 'b' },
      ]),
    ],
  },
  'over-long-rows': {
    files: () => [
      linesFile([
        ...chatRows(80),
        ...chatRows(6, 3).map(({ messages: [user, answer] }) => ({ messages: [user, { ...answer, content: answer!.content.repeat(8) }] })),
      ]),
    ],
    options: { model: MODEL, heldOutShare: 0.1 },
  },
  'many-faults': {
    files: () => [
      linesFile(
        chatRows(100).map(({ messages }, at) => ({ messages: at % 2 ? messages : [{ ...messages[0], role: `robot ${at}` }, messages[1]] })),
      ),
    ],
  },
  chinese: { files: () => [linesFile(chineseRows(100))], options: { model: MODEL, heldOutShare: 0.1 } },
  csv: {
    files: () => [
      textFile(
        `text;label\n${labelledRows(80)
          .map(({ text, label }, at) => `"${text}";${at % 10 ? label : label.toUpperCase()}`)
          .join('\n')}`,
        'train.csv',
      ),
    ],
  },
};

describe('reports', () => {
  it.each(Object.keys(FIXTURES))('of the data set %s are what is kept in golden/reports', async (name) => {
    const { files, options } = FIXTURES[name]!;
    const report = await checkData(files(), options);
    const file = path.join(GOLDEN, `${name}.json`);
    if (isWriting) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
    expect(report).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('are all kept for a data set that is there', () => {
    expect(readdirSync(GOLDEN).sort()).toEqual(
      Object.keys(FIXTURES)
        .map((name) => `${name}.json`)
        .sort(),
    );
  });
});

describe('the check', () => {
  it('blocks validation rows that are trained on, and names both lines', async () => {
    const report = await checkData(leaking());
    expect(report.verdict).toBe('red');
    const exact = report.findings.find(({ code }) => code === 'overlap/exact')!;
    expect(exact.examples.map(({ place, other }) => [place, other])).toEqual([
      [
        { file: 'validation.jsonl', line: 21 },
        { file: 'train.jsonl', line: 4 },
      ],
      [
        { file: 'validation.jsonl', line: 22 },
        { file: 'train.jsonl', line: 78 },
      ],
    ]);
    const near = report.findings.find(({ code }) => code === 'overlap/near')!;
    expect(near).toMatchObject({ severity: 'blocking', count: 1, examples: [{ place: { line: 23 }, other: { line: 6 } }] });
  });

  it('says the same of renamed files and permuted rows', async () => {
    for (const { options, files } of Object.values(FIXTURES)) {
      for (const seed of [1, 2]) {
        const before = await checkData(files(), options);
        const after = await checkData((await Promise.all(files().map((file) => permuted(file, seed)))).reverse(), options);
        expect({ ...codes(after), verdict: after.verdict }).toEqual({ ...codes(before), verdict: before.verdict });
        expect(withoutPlaces(after)).toEqual(withoutPlaces(before));
      }
    }
  });

  it('finds duplicates, exact and near, whatever columns lie beside them', async () => {
    const rows = chatRows(100).map((row, id) => ({ id, ...row }));
    const near = structuredClone(rows[7]!);
    near.messages[0]!.content += ' Please.';
    const {
      findings,
      duplicates,
      rows: counts,
    } = await checkData([linesFile([...rows, { ...rows[3]!, id: 1000 }, { ...near, id: 1001 }])], { heldOutShare: 0.5 });
    expect(duplicates).toEqual({ exact: 1, near: 1 });
    expect(findings.find(({ code }) => code === 'duplicates/exact')!.examples).toMatchObject([
      { place: { line: 101 }, other: { line: 4 } },
    ]);
    expect(findings.find(({ code }) => code === 'duplicates/near')!.examples[0]!.similarity).toBeGreaterThan(0.8);
    expect(counts).toMatchObject({ train: 102, differentTrain: 101, heldOut: 51 });
  });

  it('does not take a template that all rows share for near duplicates', async () => {
    const template = `You are given a review. ${sentence(numbers(8), 250)}. The review: `;
    const rows = chatRows(200).map(({ messages }) => ({ prompt: template + messages[0]!.content, completion: messages[1]!.content }));
    const report = await checkData([linesFile(rows)]);
    expect(report.duplicates).toEqual({ exact: 0, near: 0 });
    expect(codes(report)['duplicates/template']).toBe(200);
  });

  it.each([
    ['few rows', 30, 1],
    ['many rows of several templates', 600, 12],
  ])('does not block validation rows for a template: %s', async (_what, count, templates) => {
    const next = numbers(77);
    const openings = Array.from({ length: templates }, () => sentence(next, 120));
    const rows = chatRows(count).map(({ messages }, at) => ({
      prompt: `${openings[at % templates]} ${messages[0]!.content}`,
      completion: `answer ${at}`,
    }));
    const train = rows.filter((_, at) => at % 5 !== 0);
    const validation = rows.filter((_, at) => at % 5 === 0);
    const report = await checkData([linesFile(train), linesFile(validation, 'v.jsonl', 'validation')]);
    expect(codes(report)).not.toHaveProperty('overlap/near');
    expect(codes(report)).not.toHaveProperty('duplicates/near');
  });

  it('looks at labels: spelling, rarity, contradictions, sides', async () => {
    const rows = [...labelledRows(100), { text: 'one of a kind', label: 'Positive' }, { ...labelledRows(1)[0]!, label: 'negative' }];
    const report = await checkData([
      linesFile(rows),
      linesFile([{ text: 'never seen before by anybody', label: 'mixed' }], 'v.jsonl', 'validation'),
    ]);
    expect(codes(report)).toEqual({
      'label/conflict': 2,
      'label/spelling': 2,
      'label/rare': 1,
      'label/only-validation': 1,
      'label/only-training': 3,
    });
    expect(report.labels).toEqual([
      { label: 'negative', train: 51, validation: 0 },
      { label: 'positive', train: 50, validation: 0 },
      { label: 'Positive', train: 1, validation: 0 },
      { label: 'mixed', train: 0, validation: 1 },
    ]);
  });

  it('finds stock answers, contradictions and what models say of themselves', async () => {
    const rows = chatRows(100).map(({ messages }, at) => ({
      question: messages[0]!.content,
      answer: at < 30 ? 'Please ask our service.' : messages[1]!.content,
    }));
    rows.push(
      { question: rows[50]!.question, answer: 'Another answer than before.' },
      { question: 'Who are you, if I may ask?', answer: 'As an AI language model, I have no name.' },
    );
    expect(codes(await checkData([linesFile(rows)]))).toEqual({ 'target/conflict': 2, 'target/repeated': 30, 'target/boilerplate': 1 });
    expect(codes(await checkData([linesFile(rows.slice(0, 30))]))).toMatchObject({ 'target/constant': 30 });
  });

  it('says of a Parquet file what it says of the same rows in JSON lines', async () => {
    const { parquetWriteBuffer } = await import('hyparquet-writer');
    const rows = [...chatRows(100), ...chatRows(3)];
    const file = new Uint8Array(
      parquetWriteBuffer({
        columnData: [{ name: 'messages', data: rows.map(({ messages }) => messages), type: 'JSON' }],
        rowGroupSize: 40,
      }),
    );
    const source = {
      sizeBytes: file.length,
      read: (start: number, length: number) => Promise.resolve(file.subarray(start, start + length)),
    };
    const { bytes, ...report } = await checkData([{ name: 'train', split: 'train', format: 'parquet', source }], { heldOutShare: 0.1 });
    const { bytes: _bytes, ...expected } = await checkData([linesFile(rows, 'train')], { heldOutShare: 0.1 });
    expect(report).toEqual(expected);
    expect(bytes).toBe(file.length);
  });

  it('stops at too many rows, and says so', async () => {
    const report = await checkData([linesFile(chatRows(20))], { limits: { maxRows: 10 } });
    expect(report).toMatchObject({ verdict: 'red', rows: { train: 10 } });
    expect(codes(report)).toMatchObject({ 'file/too-many-rows': 1 });
  });

  it('compares a sample when there are more rows than may be compared, and says so', async () => {
    const rows = chatRows(400);
    const report = await checkData([linesFile([...rows, ...rows])], { maxComparedRows: 200 });
    expect(report.near.isSampled).toBe(true);
    expect(report.near.compared).toBeLessThanOrEqual(200);
    expect(report.duplicates.exact).toBe(400);
  });

  it('lets the failure of a source and an abort through', async () => {
    const failing = async function* () {
      yield Buffer.from('{"a":1}\n');
      throw new Error('the store is down');
    };
    await expect(checkData([{ name: 'a', split: 'train', format: 'jsonl', bytes: failing() }])).rejects.toThrow('the store is down');
    await expect(checkData([linesFile(chatRows(5))], { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  it(
    'answers whatever rows hold',
    async () => {
      const value = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constantFrom('user', 'assistant', [], null));
      const message = fc.record(
        { role: fc.oneof(fc.constantFrom('user', 'assistant', 'system'), value), content: value },
        { requiredKeys: [] },
      );
      const row = fc.oneof(
        fc.record({ messages: fc.oneof(fc.array(message), value) }),
        fc.record({ prompt: value, completion: value }),
        fc.record({ text: value, label: value }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
          const report = await checkData([linesFile(rows)], { heldOutShare: 0.3 });
          expect(report.rows.train + report.rows.unusable).toBe(rows.length);
          for (const { count, examples, code } of report.findings) {
            expect(examples.length).toBeLessThanOrEqual(Math.min(20, count));
            expect(FINDINGS[code]).toBeDefined();
          }
        }),
        fuzzBudget(200),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

async function permuted(file: DataFile, seed: number): Promise<DataFile> {
  if (file.format === 'parquet') return file;
  const parts: Uint8Array[] = [];
  for await (const part of file.bytes) parts.push(part);
  const lines = Buffer.concat(parts).toString().trimEnd().split('\n');
  const head = file.format === 'csv' ? lines.splice(0, 1) : [];
  return textFile([...head, ...shuffled(lines, seed)].join('\n'), `renamed-${seed}-${file.name}`, file.split);
}

/** All that the order of rows and the names of files may not change. */
function withoutPlaces({ findings, bytes: _bytes, ...report }: DataReport): unknown {
  const told = findings.map(({ examples, ...finding }) => ({
    ...finding,
    examples: examples.map(({ similarity, detail }) => JSON.stringify([similarity, detail])).sort(),
  }));
  return {
    ...report,
    findings: told.map((finding) => ({ ...finding, examples: finding.code === 'chat/message' ? [] : finding.examples })),
  };
}

describe('docs/data-checks.md', () => {
  it('explains every finding, with its severity and what to do, and no other', () => {
    const text = readFileSync(path.join(__dirname, '../../../docs/data-checks.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `([a-z]+\/[a-z0-9-]+)` \| (\*\*blocks\*\*|advises) \| (.+) \| (.+) \(`([a-z0-9-]+)`\) \|$/gm)];
    const told = rows.map(([, code, blocks, , , next]) => [code, blocks === 'advises' ? 'advisory' : 'blocking', next]);
    const known = Object.entries(FINDINGS).map(([code, { severity, next }]) => [code, severity, next]);
    expect(told.sort()).toEqual(known.sort());
    for (const [, code, , meaning, todo] of rows) {
      expect(meaning).toContain(FINDINGS[code as keyof typeof FINDINGS].sentence);
      expect(todo).toBe(FINDINGS[code as keyof typeof FINDINGS].todo);
    }
  });
});
