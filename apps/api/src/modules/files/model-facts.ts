// From what headers and configurations said to what is kept of a model. Pure.
import { type Configs, wireConfig } from './config-reader';
import type { FileFacts, FileProblem, FileReading } from './files.types';
import type { WeightReadings } from './header-reader';

export function modelFacts(
  commitOid: string,
  weights: WeightReadings,
  configs: Configs,
  problems: FileProblem[],
): Omit<FileFacts, 'hints'> {
  const read = weights.safetensors.filter((reading) => reading.problem === null);
  const safetensors = read.length > 0 ? { parameters: sum(read), total: total(read), sharded: weights.isSharded } : null;
  const gguf = ggufView(weights.gguf.filter((reading) => reading.problem === null));
  const { model, pipeline } = configs;
  return {
    version: 1,
    commitOid,
    architecture: model?.architectures[0] ?? pipeline?.className ?? gguf?.reading.architecture ?? model?.timmArchitecture ?? null,
    modelType: model?.modelType ?? gguf?.reading.architecture ?? null,
    contextLength: model?.contextLength ?? gguf?.reading.contextLength ?? null,
    cacheValuesPerToken: model?.cacheValuesPerToken ?? gguf?.reading.cacheValuesPerToken ?? null,
    dtypes: byShare(safetensors?.parameters ?? gguf?.parameters ?? {}),
    quantizations: quantizations(configs, weights.gguf),
    parameters: safetensors ? unpacked(safetensors, configs) : (gguf?.total ?? null),
    safetensors,
    gguf: gguf && wireGguf(gguf),
    config: wireConfig(configs),
    readings: [...weights.safetensors, ...weights.gguf].map(remembered),
    problems,
  };
}

interface GgufView {
  reading: NonNullable<FileReading['gguf']>;
  parameters: Record<string, number>;
  total: number;
}

/** The first one speaks for all; when it is a part of a model that was cut, its other parts are added. */
function ggufView(readings: FileReading[]): GgufView | null {
  const [first] = readings;
  if (!first?.gguf) return null;
  const stem = (path: string): string => path.replace(/-\d{5}-of-\d{5}\.gguf$/i, '');
  const parts = first.gguf.split ? readings.filter(({ path }) => stem(path) === stem(first.path)) : [first];
  return { reading: first.gguf, parameters: sum(parts), total: total(parts) };
}

function wireGguf({ reading, total: count }: GgufView): Record<string, unknown> {
  const fields = {
    total: count,
    architecture: reading.architecture,
    context_length: reading.contextLength,
    chat_template: reading.chatTemplate,
    bos_token: reading.bosToken,
    eos_token: reading.eosToken,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** Templates are kept once, in what clients read. */
function remembered(reading: FileReading, index: number): FileReading {
  return reading.gguf && index > 0 ? { ...reading, gguf: { ...reading.gguf, chatTemplate: null } } : reading;
}

function sum(readings: readonly FileReading[]): Record<string, number> {
  const parameters: Record<string, number> = {};
  for (const reading of readings)
    for (const [dtype, count] of Object.entries(reading.parameters)) parameters[dtype] = (parameters[dtype] ?? 0) + count;
  return parameters;
}

function total(readings: readonly FileReading[]): number {
  return readings.reduce((count, reading) => count + reading.totalParameters, 0);
}

function byShare(parameters: Record<string, number>): string[] {
  return Object.entries(parameters)
    .toSorted((a, b) => b[1] - a[1])
    .map(([dtype]) => dtype);
}

function quantizations({ model }: Configs, gguf: readonly FileReading[]): string[] {
  const { method, bits } = model?.quantization ?? {};
  const named = [method, bits ? `${bits}-bit` : null].filter(Boolean).join(' ');
  return [...new Set([...(named ? [named] : []), ...gguf.flatMap((reading) => reading.gguf?.quantization ?? [])])];
}

/** Methods that pack several parameters into one number: how many, by the dtype that carries them. */
function unpacked({ parameters, total: count }: { parameters: Record<string, number>; total: number }, { model }: Configs): number {
  const { method, bits } = model?.quantization ?? {};
  const packs: [dtype: string, each: number] | null =
    (method === 'gptq' || method === 'awq') && bits
      ? ['I32', 32 / bits]
      : (method === 'bitsandbytes' && bits === 4) || method === 'mxfp4'
        ? ['U8', 2]
        : null;
  if (!packs) return count;
  const packed = parameters[packs[0]] ?? 0;
  return Math.round(count - packed + packed * packs[1]);
}
