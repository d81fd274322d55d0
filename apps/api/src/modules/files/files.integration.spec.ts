// What files say of a repository, over the real store and the real job: derived after a commit, wrong files said and left out, nothing read twice.
import { ggufFile, safetensorsFile } from '@modelgrove/testing';
import { call, commit, commitLargeFile, file, grove, storedFiles, sha256Of } from '../../app/testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from '../../app/testing/start-test-hub';
import { ObjectStore } from '../../platform/object-store';
import { CardsService } from '../cards';

let hub: TestHub;
let alice: TestPerson;
let counter = 0;

const WEIGHTS = Buffer.from(
  safetensorsFile(
    {
      __metadata__: { format: 'pt' },
      a: { dtype: 'BF16', shape: [8, 8], data_offsets: [0, 128] },
      b: { dtype: 'F32', shape: [4], data_offsets: [128, 144] },
    },
    144,
  ),
);
const GGUF = Buffer.from(
  ggufFile(
    {
      'general.architecture': { type: 8, value: 'llama' },
      'general.file_type': { type: 4, value: 15 },
      'llama.context_length': { type: 4, value: 4096 },
      'tokenizer.ggml.tokens': { type: 9, value: { type: 8, items: ['<s>', '</s>'] } },
      'tokenizer.ggml.eos_token_id': { type: 4, value: 1 },
      'tokenizer.chat_template': { type: 8, value: '{{ messages }}\0' },
    },
    [{ name: 'a', shape: [256], type: 12, offset: 0 }],
    160,
  ),
);
const CONFIG = { architectures: ['LlamaForCausalLM'], model_type: 'llama', max_position_embeddings: 2048 };

beforeAll(async () => {
  hub = await startTestHub();
  alice = await hub.person('alice');
});

afterAll(() => hub?.stop());

async function newModel(): Promise<string> {
  return hub.repository(alice, `files${++counter}`);
}

async function info(id: string, query = ''): Promise<Record<string, never>> {
  return (await (await call(hub, alice, 'GET', `/api/models/${id}${query}`)).json()) as Record<string, never>;
}

async function refresh(id: string): Promise<boolean> {
  return hub.app.get(CardsService, { strict: false }).refresh(BigInt(`0x${String((await info(id))._id)}`));
}

async function detail(id: string): Promise<Record<string, never>> {
  return (await (await call(hub, alice, 'GET', `/hub/v1/repositories/model/${id}`)).json()) as Record<string, never>;
}

describe('the files of a model', () => {
  it('say what it is, to lists, pages and clients', async () => {
    const id = await newModel();
    await commit(hub, alice, id, 'main', [
      file('config.json', JSON.stringify(CONFIG)),
      file('tokenizer_config.json', JSON.stringify({ chat_template: 'x', eos_token: '</s>' })),
      file('README.md', '---\nlicense: mit\n---\n# Hi'),
    ]);
    await commitLargeFile(hub, alice, id, 'model.safetensors', WEIGHTS);
    expect(await refresh(id)).toBe(true);
    expect(await info(id)).toMatchObject({
      safetensors: { parameters: { BF16: 64, F32: 4 }, total: 68, sharded: false },
      config: { architectures: ['LlamaForCausalLM'], model_type: 'llama', tokenizer_config: { chat_template: 'x', eos_token: '</s>' } },
      transformersInfo: { auto_model: 'AutoModelForCausalLM', pipeline_tag: 'text-generation', processor: 'AutoTokenizer' },
      library_name: 'transformers',
      pipeline_tag: 'text-generation',
      tags: ['transformers', 'text-generation', 'license:mit', 'safetensors', 'llama', 'conversational'],
    });
    expect(await info(id, '?expand=safetensors&expand=gguf')).toEqual({
      _id: expect.any(String),
      id,
      modelId: id,
      safetensors: { parameters: { BF16: 64, F32: 4 }, total: 68, sharded: false },
    });
    expect(await detail(id)).toMatchObject({
      parameters: 68,
      fileFacts: {
        architecture: 'LlamaForCausalLM',
        contextLength: 2048,
        cacheValuesPerToken: null,
        weights: [{ path: 'model.safetensors', format: 'safetensors', quantization: null, sizeBytes: WEIGHTS.length }],
        dtypes: [
          { dtype: 'BF16', parameters: 64 },
          { dtype: 'F32', parameters: 4 },
        ],
        quantizations: [],
        problems: [],
      },
      cardProblems: [],
    });
    expect(await refresh(id)).toBe(false);
  });

  it('may be in GGUF', async () => {
    const id = await newModel();
    await commitLargeFile(hub, alice, id, 'tiny-q4_k_m.gguf', GGUF);
    await refresh(id);
    const gguf = { total: 256, architecture: 'llama', context_length: 4096, chat_template: '{{ messages }}', eos_token: '</s>' };
    expect(await info(id)).toMatchObject({ gguf, tags: expect.arrayContaining(['gguf', 'llama', 'conversational']), library_name: 'gguf' });
    const listed = (await (await call(hub, alice, 'GET', `/api/models?search=${id.split('/')[1]}&expand=gguf`)).json()) as object[];
    expect(listed).toEqual([{ _id: expect.any(String), id, modelId: id, gguf }]);
    expect(await detail(id)).toMatchObject({
      parameters: 256,
      fileFacts: {
        quantizations: ['Q4_K_M'],
        weights: [{ path: 'tiny-q4_k_m.gguf', format: 'gguf', quantization: 'Q4_K_M', sizeBytes: GGUF.length }],
      },
    });
  });

  it('that are broken say so, and the rest is derived', async () => {
    const id = await newModel();
    await commit(hub, alice, id, 'main', [
      file('config.json', '{"model_type": NaN}'),
      file('README.md', '---\nlicense: mit\n---\n'),
      file(
        'model.safetensors.index.json',
        JSON.stringify({
          weight_map: { a: 'model-00001-of-00002.safetensors', b: 'model-00002-of-00002.safetensors', c: 'gone.safetensors' },
        }),
      ),
      file('model-00002-of-00002.safetensors', Buffer.from(safetensorsFile('{}', 0, 2n ** 60n)).toString('latin1')),
    ]);
    await commitLargeFile(hub, alice, id, 'model-00001-of-00002.safetensors', WEIGHTS);
    await refresh(id);
    const { fileFacts, parameters } = (await detail(id)) as unknown as {
      fileFacts: { problems: { path: string; code: string }[] };
      parameters: number;
    };
    expect(parameters).toBe(68);
    expect(fileFacts.problems.map(({ path, code }) => [path, code]).toSorted()).toEqual([
      ['config.json', 'json/syntax'],
      ['model-00002-of-00002.safetensors', 'safetensors/header-too-large'],
      ['model.safetensors.index.json', 'files/shard-missing'],
    ]);
    expect(await info(id)).toMatchObject({
      safetensors: { total: 68, sharded: true },
      tags: expect.arrayContaining(['license:mit', 'safetensors']),
    });
  });

  it('are not opened again while their contents stay', async () => {
    const id = await newModel();
    await commitLargeFile(hub, alice, id, 'model.safetensors', WEIGHTS);
    await refresh(id);
    const open = jest.spyOn(hub.app.get(ObjectStore, { strict: false }), 'open');
    await commit(hub, alice, id, 'main', [file('notes.txt', 'x')]);
    await refresh(id);
    expect(open).not.toHaveBeenCalled();
    open.mockRestore();
    expect((await info(id)).safetensors).toMatchObject({ total: 68 });
  });

  it('that cannot be reached now leave what is known, and the job comes again', async () => {
    const id = await newModel();
    await commitLargeFile(hub, alice, id, 'model.safetensors', WEIGHTS);
    await refresh(id);
    const changed = Buffer.from(safetensorsFile({ a: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }, 8));
    await commit(hub, alice, id, 'main', [file('README.md', '---\nlicense: mit\n---\n')]);
    await commitLargeFile(hub, alice, id, 'model.safetensors', changed);
    const open = jest.spyOn(hub.app.get(ObjectStore, { strict: false }), 'open').mockRejectedValue(new Error('the store is away'));
    await expect(refresh(id)).rejects.toThrow('the store is away');
    open.mockRestore();
    expect(await info(id)).toMatchObject({ safetensors: { total: 68 }, tags: expect.arrayContaining(['license:mit', 'safetensors']) });
    await refresh(id);
    expect((await info(id)).safetensors).toMatchObject({ total: 2 });
  });

  it('whose bytes are not here are a problem, not a failure', async () => {
    const id = await newModel();
    const other = Buffer.from(safetensorsFile({ a: { dtype: 'U8', shape: [7], data_offsets: [0, 7] } }, 7));
    await commitLargeFile(hub, alice, id, 'model.safetensors', other);
    const [stored] = storedFiles(hub, sha256Of(other));
    expect(stored).toBeDefined();
    const { rmSync } = await import('node:fs');
    rmSync(stored!);
    await refresh(id);
    expect((await detail(id)).fileFacts).toMatchObject({ problems: [{ path: 'model.safetensors', code: 'files/bytes-missing' }] });
  });

  it('of other repositories and of other revisions are not told as those of this one', async () => {
    const id = await newModel();
    await call(hub, alice, 'POST', `/api/models/${id}/branch/empty`, {});
    await commitLargeFile(hub, alice, id, 'model.safetensors', WEIGHTS);
    await refresh(id);
    expect((await info(id, '/revision/empty')).safetensors).toBeUndefined();
    expect((await info(id, '/revision/main')).safetensors).toBeDefined();
  });

  it('are looked at anew when the operator asks for it', async () => {
    const id = await newModel();
    await commitLargeFile(hub, alice, id, 'model.safetensors', WEIGHTS);
    const first = await grove<{ findings: { text: string }[] }>(hub, 'doctor', '--repair', '--repository', id);
    expect(first.answer.findings.map(({ text }) => text)).toContainEqual(expect.stringContaining('card and files'));
    const { answer } = await grove<{ findings: { text: string }[] }>(hub, 'doctor', '--repair', '--repository', id);
    expect(answer.findings.map(({ text }) => text)).not.toContainEqual(expect.stringContaining('card and files'));
    expect((await info(id)).safetensors).toMatchObject({ total: 68 });
  });
});

describe('the files of a dataset', () => {
  it('say its format and size where the card does not', async () => {
    const id = await hub.repository(alice, 'table', { type: 'dataset' });
    const rows = Array.from({ length: 1500 }, (_, i) => `${i},"two\nlines"`).join('\n');
    const lines = [{ key: 'header', value: { summary: 'add', description: '' } }, file('data/train.csv', `id,text\n${rows}\n`)];
    await call(hub, alice, 'POST', `/api/datasets/${id}/commit/main`, lines.map((line) => JSON.stringify(line)).join('\n'));
    const wire = async (): Promise<{ _id: string; tags: string[] }> =>
      (await (await call(hub, alice, 'GET', `/api/datasets/${id}`)).json()) as never;
    await hub.app.get(CardsService, { strict: false }).refresh(BigInt(`0x${(await wire())._id}`));
    expect((await wire()).tags).toEqual([
      'size_categories:1K<n<10K',
      'format:csv',
      'modality:tabular',
      'library:datasets',
      'library:pandas',
      'library:polars',
    ]);
  });
});
