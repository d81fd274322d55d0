/** Something that could not be read in a file, or not all of it. */
export interface FileProblem {
  path: string;
  /** As the reader gives it ('safetensors/truncated'), or 'files/…'. */
  code: string;
  message: string;
}

/** What the header of one file said. Remembered under the name of its contents: the same bytes are not opened again. */
export interface FileReading {
  path: string;
  /** sha256 of a large file, else the oid of its blob. */
  contents: string;
  format: 'safetensors' | 'gguf';
  problem: { code: string; message: string } | null;
  /** Number of parameters by dtype; empty with a problem. */
  parameters: Record<string, number>;
  totalParameters: number;
  tensorsCount: number;
  /** Not in readings that earlier versions kept. */
  sizeBytes?: number;
  /** Only of GGUF. */
  gguf: GgufReading | null;
}

export interface GgufReading {
  architecture: string | null;
  contextLength: number | null;
  /** Not in readings that earlier versions kept. */
  cacheValuesPerToken?: number | null;
  quantization: string | null;
  chatTemplate: string | null;
  bosToken: string | null;
  eosToken: string | null;
  split: { number: number; count: number } | null;
}

/** What counts where the card says nothing. */
export interface FileHints {
  tags: string[];
  pipelineTag: string | null;
  libraryName: string | null;
  baseModels: string[];
  /** What the files are of the base model. */
  baseModelRelation: 'adapter' | 'quantized' | null;
}

/** What lists and pages know of a repository by its files; the column `file_facts`. */
export interface FileFacts {
  /** Of this shape: facts of another one are derived anew. */
  version: 1;
  commitOid: string;
  /** `Qwen2ForCausalLM`, `llama`, `StableDiffusionPipeline`. */
  architecture: string | null;
  modelType: string | null;
  contextLength: number | null;
  /** The most frequent one first. */
  dtypes: string[];
  /** `Q4_K_M`, `gptq 4-bit`. */
  quantizations: string[];
  /** Each parameter once, whatever its precision and however often the repository holds it. */
  parameters: number | null;
  /** As Hugging Face clients read it (contracts/huggingface-hub.md §5.1). */
  safetensors: { parameters: Record<string, number>; total: number; sharded: boolean } | null;
  gguf: Record<string, unknown> | null;
  config: Record<string, unknown> | null;
  /** Bytes of all files. Not in facts that earlier versions kept. */
  mainBytes?: number;
  /** Of a dataset's tables, where they could be counted. */
  rows?: number | null;
  hints: FileHints;
  readings: FileReading[];
  problems: FileProblem[];
  /** What a loader would take, with its size; the parts of one model are one. Not in facts that earlier versions kept. */
  weights?: WeightFiles[];
  /** What attention keeps for each token of the context. Not in facts that earlier versions kept. */
  cacheValuesPerToken?: number | null;
}

export interface WeightFiles {
  /** Of the first of them. */
  path: string;
  format: FileReading['format'];
  /** Of a GGUF: `Q4_K_M`. */
  quantization: string | null;
  sizeBytes: number;
}
