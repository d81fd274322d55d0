// Which files of a model a trainer needs: its configuration, its tokenizer and one kind of weights. A repository often holds the same weights several
// times over, for other frameworks, and pickles, which run code when they are opened. Pure.

export interface RemoteFile {
  path: string;
  sizeBytes: number;
  /** Of a large file. */
  sha256: string | null;
  /** Of git: of the contents, or of the pointer of a large file. */
  gitOid: string;
}

/** Weights of other frameworks, documents, pictures, programs. */
const OTHER_KINDS =
  /\.(?:h5|msgpack|ot|onnx|onnx_data|gguf|ggml|tflite|mlmodel|mlpackage|mar|nemo|engine|plan|pb|npz|zip|gz|tar|md|rst|pdf|png|jpe?g|gif|webp|svg|mp4|wav|ipynb|py|sh)$/i;
const OTHER_FOLDERS =
  /(?:^|\/)(?:\.git[^/]*|onnx|openvino|coreml|original|metal|flax|tf|tflite|runs|logs|assets|images|checkpoint-\d+|global_step\d+|\.cache)\//i;
const OTHER_NAMES =
  /(?:^|\/)(?:\.[^/]*|openvino_[^/]*|flax_model[^/]*|tf_model[^/]*|license[^/]*|notice[^/]*|events\.out\.tfevents[^/]*)$/i;
/** What a training left beside its result. */
const OF_A_TRAINING =
  /(?:^|\/)(?:training_args\.bin|optimizer\.(?:pt|bin)|scheduler\.pt|scaler\.pt|rng_state[^/]*\.pth|trainer_state\.json)$/;
const PICKLES = /\.(?:bin|pt|pth|ckpt|pkl|pickle)(?:\.index\.json)?$/i;
const SAFETENSORS = /\.safetensors$/;
/** `model.safetensors`, `model-00001-of-00002.safetensors`, and those of an adapter. */
const STANDARD = /(?:^|\/)(?:model|adapter_model)(?:-\d{5}-of-\d{5})?\.safetensors$/;

export function neededOfModel(files: readonly RemoteFile[]): RemoteFile[] {
  const useful = files.filter(
    ({ path }) => ![OTHER_KINDS, OTHER_FOLDERS, OTHER_NAMES, OF_A_TRAINING].some((pattern) => pattern.test(path)),
  );
  if (!useful.some(({ path }) => SAFETENSORS.test(path))) return useful;
  const safe = useful.filter(({ path }) => !PICKLES.test(path));
  // variants (model.fp16.safetensors) and Mistral's consolidated.safetensors say the same as the standard ones
  const hasStandard = safe.some(({ path }) => STANDARD.test(path));
  return hasStandard ? safe.filter(({ path }) => !SAFETENSORS.test(path) || STANDARD.test(path)) : safe;
}

const DATA = /\.(?:jsonl|json|csv|parquet)$/i;

/** Of a dataset that is taken whole. */
export function neededOfData(files: readonly RemoteFile[]): RemoteFile[] {
  return files.filter(({ path }) => DATA.test(path) && !OTHER_NAMES.test(path));
}

/** Whether it may become a path below a folder of ours. */
export function isSafePath(path: string): boolean {
  const parts = path.split('/');
  return path.length <= 1000 && !/[\0\\]/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}
