import { isSafePath, neededOfData, neededOfModel } from './needed-files';

function needed(...paths: string[]): string[] {
  return neededOfModel(paths.map((path) => ({ path, sizeBytes: 1, sha256: null, gitOid: 'x' }))).map(({ path }) => path);
}

describe('the files of a model that a trainer needs', () => {
  const SMALL = ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer.model', 'merges.txt', 'chat_template.jinja'];

  it('are the safe weights, and no others beside them', () => {
    const others = [
      'pytorch_model.bin',
      'tf_model.h5',
      'flax_model.msgpack',
      'rust_model.ot',
      'onnx/model.onnx',
      'model.gguf',
      'original/consolidated.00.pth',
    ];
    expect(needed(...SMALL, 'model.safetensors', ...others)).toEqual([...SMALL, 'model.safetensors']);
  });

  it('are the shards with their index', () => {
    const shards = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors', 'model.safetensors.index.json'];
    expect(
      needed(
        ...shards,
        'pytorch_model-00001-of-00001.bin',
        'pytorch_model.bin.index.json',
        'consolidated.safetensors',
        'model.fp16.safetensors',
      ),
    ).toEqual(shards);
  });

  it('are pickles where there is nothing else', () => {
    expect(needed('config.json', 'pytorch_model.bin', 'training_args.bin', 'optimizer.pt')).toEqual(['config.json', 'pytorch_model.bin']);
  });

  it('are those of an adapter, and what lies in folders of a model', () => {
    expect(needed('adapter_config.json', 'adapter_model.safetensors', 'README.md', '.gitattributes')).toEqual([
      'adapter_config.json',
      'adapter_model.safetensors',
    ]);
    expect(
      needed('1_Pooling/config.json', 'checkpoint-500/model.safetensors', 'model.safetensors', 'runs/a/events.out.tfevents.1'),
    ).toEqual(['1_Pooling/config.json', 'model.safetensors']);
  });

  it('are never code', () => {
    expect(needed('modeling_custom.py', 'config.json')).toEqual(['config.json']);
  });

  it('have paths that stay below a folder', () => {
    expect(['a/b.json', '..', 'a/../b', '/etc/passwd', 'a//b', '', 'a\\b', './a', 'a\0'].map(isSafePath)).toEqual([
      true,
      ...Array(8).fill(false),
    ]);
  });

  it('of a whole dataset are its rows', () => {
    const files = ['README.md', 'data/train.jsonl', 'a.csv', 'b.PARQUET', '.hidden.json'].map((path) => ({
      path,
      sizeBytes: 1,
      sha256: null,
      gitOid: 'x',
    }));
    expect(neededOfData(files).map(({ path }) => path)).toEqual(['data/train.jsonl', 'a.csv', 'b.PARQUET']);
  });
});
