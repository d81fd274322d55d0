// `transformersInfo` of a model: the class with which transformers opens it (contracts/huggingface-hub.md §5.1).
import type { FileFacts } from '../../../modules/files';

/** By the end of the architecture's name. */
const CLASSES: readonly [end: string, autoModel: string, processor: string][] = [
  ['ForImageTextToText', 'AutoModelForImageTextToText', 'AutoProcessor'],
  ['ForCausalLM', 'AutoModelForCausalLM', 'AutoTokenizer'],
  ['LMHeadModel', 'AutoModelForCausalLM', 'AutoTokenizer'],
  ['ForSequenceClassification', 'AutoModelForSequenceClassification', 'AutoTokenizer'],
  ['ForTokenClassification', 'AutoModelForTokenClassification', 'AutoTokenizer'],
  ['ForQuestionAnswering', 'AutoModelForQuestionAnswering', 'AutoTokenizer'],
  ['ForMaskedLM', 'AutoModelForMaskedLM', 'AutoTokenizer'],
  ['ForMultipleChoice', 'AutoModelForMultipleChoice', 'AutoTokenizer'],
  ['ForImageClassification', 'AutoModelForImageClassification', 'AutoImageProcessor'],
  ['ForObjectDetection', 'AutoModelForObjectDetection', 'AutoImageProcessor'],
  ['ForSemanticSegmentation', 'AutoModelForSemanticSegmentation', 'AutoImageProcessor'],
  ['ForDepthEstimation', 'AutoModelForDepthEstimation', 'AutoImageProcessor'],
  ['ForAudioClassification', 'AutoModelForAudioClassification', 'AutoFeatureExtractor'],
  ['ForCTC', 'AutoModelForCTC', 'AutoProcessor'],
  ['ForSpeechSeq2Seq', 'AutoModelForSpeechSeq2Seq', 'AutoProcessor'],
  ['ForConditionalGeneration', 'AutoModelForSeq2SeqLM', 'AutoTokenizer'],
];

/** Undefined for what transformers does not open, as far as its files say. */
export function transformersInfo(facts: FileFacts | null, libraryName: string | null, pipelineTag: string | null): object | undefined {
  const architectures = facts?.config?.architectures;
  const [architecture] = Array.isArray(architectures) ? (architectures as unknown[]) : [];
  if (typeof architecture !== 'string' || (libraryName !== null && libraryName !== 'transformers')) return undefined;
  const known = CLASSES.find(([end]) => architecture.endsWith(end));
  const custom = customClass(facts?.config?.auto_map);
  return {
    auto_model: known?.[1] ?? 'AutoModel',
    ...(custom ? { custom_class: custom } : {}),
    ...(pipelineTag ? { pipeline_tag: pipelineTag } : {}),
    ...(known ? { processor: known[2] } : {}),
  };
}

/** Of `modeling_own.OwnForCausalLM`. */
function customClass(autoMap: unknown): string | undefined {
  const entries = Object.entries((autoMap ?? {}) as Record<string, unknown>);
  const model = entries.find(([name, target]) => name.startsWith('AutoModel') && typeof target === 'string');
  return model ? (model[1] as string) : undefined;
}
