// What a model's files say of its library, its task and its tags, for cards that do not. Pure.
import type { TreeItem } from '../versions';
import type { Configs } from './config-reader';
import type { FileFacts, FileHints } from './files.types';

/** By files that are there; a tag each. */
const FORMATS: readonly [tag: string, path: RegExp][] = [
  ['safetensors', /\.safetensors$/],
  ['gguf', /\.gguf$/i],
  ['pytorch', /(?:^|\/)(?:pytorch_model[\w.-]*\.bin|[^/]+\.pth?)$/],
  ['tf', /(?:^|\/)tf_model[\w.-]*\.h5$/],
  ['jax', /(?:^|\/)flax_model[\w.-]*\.msgpack$/],
  ['onnx', /\.onnx$/],
  ['openvino', /(?:^|\/)openvino_[\w.-]*\.xml$/],
  ['coreml', /\.(?:mlmodel|mlpackage\/Manifest\.json)$/],
  ['tflite', /\.tflite$/],
  ['joblib', /\.joblib$/],
  ['keras', /\.keras$/],
  ['rust', /(?:^|\/)rust_model\.ot$/],
  ['tensorboard', /(?:^|\/)events\.out\.tfevents\.[^/]+$/],
];

/** By the end of the class that config.json names. */
const TASKS: readonly [end: RegExp, task: string][] = [
  [
    /ForImageTextToText$|ForConditionalGeneration$(?<=(?:VL|Llava|Idefics|Gemma3|Paligemma|PaliGemma|Mllama|Vision)\w*)/,
    'image-text-to-text',
  ],
  [/ForSpeechSeq2Seq$|ForCTC$|^WhisperForConditionalGeneration$/, 'automatic-speech-recognition'],
  [/ForCausalLM$|LMHeadModel$/, 'text-generation'],
  [/ForSequenceClassification$/, 'text-classification'],
  [/ForTokenClassification$/, 'token-classification'],
  [/ForQuestionAnswering$/, 'question-answering'],
  [/ForMaskedLM$/, 'fill-mask'],
  [/ForMultipleChoice$/, 'multiple-choice'],
  [/ForImageClassification$/, 'image-classification'],
  [/ForObjectDetection$/, 'object-detection'],
  [/ForSemanticSegmentation$|ForInstanceSegmentation$|ForUniversalSegmentation$/, 'image-segmentation'],
  [/ForDepthEstimation$/, 'depth-estimation'],
  [/ForAudioClassification$/, 'audio-classification'],
  [/ForTextToWaveform$|ForTextToSpectrogram$/, 'text-to-speech'],
  [/^(?:T5|Bart|MBart|Pegasus)ForConditionalGeneration$/, 'text2text-generation'],
];

const REPOSITORY_ID = /^[\w.-]{1,96}\/[\w.-]{1,96}$/;

export function modelHints(items: readonly TreeItem[], facts: Omit<FileFacts, 'hints'>, configs: Configs): FileHints {
  const paths = items.filter((item) => item.kind === 'file').map(({ path }) => path);
  const has = (path: string): boolean => paths.includes(path);
  const formats = FORMATS.filter(([, pattern]) => paths.some((path) => pattern.test(path))).map(([tag]) => tag);
  const pipelineTag = taskOf(configs, formats);
  const base = configs.adapter?.baseModel;
  const isQuantized = facts.quantizations.length > 0;
  return {
    tags: [...formats, ...modelTags(facts, configs, pipelineTag)],
    pipelineTag,
    libraryName: libraryOf(has, configs, formats),
    baseModels: base && REPOSITORY_ID.test(base) ? [base] : [],
    baseModelRelation: configs.adapter ? 'adapter' : isQuantized ? 'quantized' : null,
  };
}

function modelTags(facts: Omit<FileFacts, 'hints'>, { model, chatTemplates, pipeline }: Configs, task: string | null): string[] {
  const { method, bits } = model?.quantization ?? {};
  const speaks = chatTemplates.size > 0 || typeof facts.gguf?.chat_template === 'string';
  return [
    ...(facts.modelType ? [facts.modelType] : []),
    ...(pipeline?.className ? [`diffusers:${pipeline.className}`] : []),
    ...(method ? [method] : []),
    ...(bits ? [`${bits}-bit`] : []),
    ...(model?.autoMap ? ['custom_code'] : []),
    ...(speaks && (task === null || /^(?:image-)?text-(?:generation|to-text)$|^image-text-to-text$/.test(task)) ? ['conversational'] : []),
  ];
}

function taskOf({ model, pipeline }: Configs, formats: readonly string[]): string | null {
  const { className } = pipeline ?? {};
  if (className) return /Video/.test(className) ? 'text-to-video' : /Audio|Music/.test(className) ? 'text-to-audio' : 'text-to-image';
  const architecture = model?.architectures[0];
  if (architecture) return TASKS.find(([end]) => end.test(architecture))?.[1] ?? null;
  if (model?.timmArchitecture) return 'image-classification';
  return formats.includes('gguf') && !model ? 'text-generation' : null;
}

/** The first that fits: what is more special stands before what it is made of. */
function libraryOf(has: (path: string) => boolean, { model, adapter, pipeline }: Configs, formats: readonly string[]): string | null {
  if (pipeline?.className) return 'diffusers';
  if (adapter) return 'peft';
  if (has('modules.json') && has('config_sentence_transformers.json')) return 'sentence-transformers';
  if (has('open_clip_config.json')) return 'open_clip';
  if (model?.timmArchitecture) return 'timm';
  if (model?.modelType || (model && model.architectures.length > 0)) return 'transformers';
  if (formats.includes('gguf')) return 'gguf';
  if (formats.includes('keras')) return 'keras';
  return formats.includes('onnx') && !formats.includes('safetensors') ? 'onnx' : null;
}
