import fc from 'fast-check';
import { ModelFormatError } from './errors';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { parseAdapterConfig, parseModelConfig, parsePipelineConfig, parseTokenizerConfig } from './model-config';

const bytes = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

describe('config.json', () => {
  it('says what the model is', () => {
    const config = {
      architectures: ['Qwen2ForCausalLM'],
      model_type: 'qwen2',
      max_position_embeddings: 32768,
      torch_dtype: 'bfloat16',
      quantization_config: { quant_method: 'gptq', bits: 4 },
      auto_map: { AutoModel: 'modeling.Own', AutoTokenizer: ['tok.Slow', null] },
    };
    expect(parseModelConfig(bytes(config))).toEqual({
      architectures: ['Qwen2ForCausalLM'],
      modelType: 'qwen2',
      contextLength: 32768,
      cacheValuesPerToken: null,
      dtype: 'bfloat16',
      quantization: { method: 'gptq', bits: 4 },
      quantizationConfig: { quant_method: 'gptq', bits: 4 },
      autoMap: { AutoModel: 'modeling.Own', AutoTokenizer: 'tok.Slow' },
      timmArchitecture: null,
    });
  });

  it('of a model of several kinds of input keeps the length of its context inside', () => {
    expect(parseModelConfig(bytes({ text_config: { max_position_embeddings: 8192 } })).contextLength).toBe(8192);
  });

  it('with fields of the wrong type is read as if they were absent', () => {
    const odd = { architectures: { a: 1 }, model_type: 7, max_position_embeddings: -1, quantization_config: 'x', auto_map: [1] };
    expect(parseModelConfig(bytes(odd))).toMatchObject({
      architectures: [],
      modelType: null,
      contextLength: null,
      quantization: null,
      autoMap: null,
    });
  });

  it.each([
    ['a list', '[]', 'json/no-object'],
    ['NaN', '{"a": NaN}', 'json/syntax'],
    ['nothing', '', 'json/syntax'],
    ['depth', `{"a":${'{"a":'.repeat(1000)}`, 'json/too-deep'],
    ['a name given twice', '{"model_type":"a","model_type":"b"}', 'json/duplicate-key'],
    ['five megabytes', `{"a":"${'x'.repeat(5_000_000)}"}`, 'json/too-large'],
  ])('is refused with a code for %s', (_what, text, code) => {
    expect(() => parseModelConfig(bytes(text))).toThrow(expect.objectContaining({ code }));
  });
});

describe('the files beside it', () => {
  it('name the template of a conversation, and special tokens as texts or objects', () => {
    expect(
      parseTokenizerConfig(bytes({ chat_template: 'x', bos_token: { content: '<s>' }, eos_token: '</s>', model_max_length: 1e30 })),
    ).toMatchObject({
      chatTemplates: [{ name: 'default', template: 'x' }],
      bosToken: '<s>',
      eosToken: '</s>',
      maxLength: null,
    });
    const several = parseTokenizerConfig(
      bytes({ chat_template: [{ name: 'default', template: 'x' }, { name: 'tool_use', template: 'y' }, 7] }),
    );
    expect(several.chatTemplates.map(({ name }) => name)).toEqual(['default', 'tool_use']);
  });

  it('name the base of an adapter and the parts of a pipeline', () => {
    expect(parseAdapterConfig(bytes({ base_model_name_or_path: 'ann/base', peft_type: 'LORA', r: 16 }))).toEqual({
      baseModel: 'ann/base',
      kind: 'LORA',
      task: null,
      rank: 16,
    });
    expect(parsePipelineConfig(bytes({ _class_name: 'FluxPipeline', _v: '1', vae: ['diffusers', 'AutoencoderKL'], x: 1 }))).toEqual({
      className: 'FluxPipeline',
      components: ['vae'],
    });
  });
});

test(
  'any JSON is read by every one of them, or refused with a code',
  () => {
    const key = fc.constantFrom(
      'architectures',
      'model_type',
      'text_config',
      'auto_map',
      'quantization_config',
      'chat_template',
      'bos_token',
      'r',
    );
    const value = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue()));
    fc.assert(
      fc.property(fc.dictionary(key, value), (config) => {
        for (const parse of [parseModelConfig, parseTokenizerConfig, parseAdapterConfig, parsePipelineConfig]) {
          try {
            parse(bytes(config));
          } catch (error) {
            expect(error).toBeInstanceOf(ModelFormatError);
          }
        }
      }),
      fuzzBudget(500),
    );
  },
  FUZZ_TIMEOUT_MS,
);
