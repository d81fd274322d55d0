// Reads headers of weights, or remembers what they said.
import { Injectable } from '@nestjs/common';
import { ModelFormatError, parseSafetensorsIndex, readGguf, readSafetensors } from '@modelgrove/model-formats';
import type { Granted } from '../access';
import type { TreeItem } from '../versions';
import { type ChosenFiles, folderOf, type SafetensorsSet } from './choose-files';
import { type Allowance, BytesMissing, ContentSource, LookEnded } from './content-source';
import { FILE_LIMITS } from './file-limits';
import type { FileProblem, FileReading, GgufReading } from './files.types';

/** One look at one revision. */
export interface Look {
  repo: Granted<'read'>;
  allowance: Allowance;
  /** What earlier looks read, by name of the contents and format. */
  known: Map<string, FileReading>;
  problems: FileProblem[];
}

export interface WeightReadings {
  safetensors: FileReading[];
  isSharded: boolean;
  gguf: FileReading[];
}

type Header = Pick<FileReading, 'parameters' | 'totalParameters' | 'tensorsCount' | 'gguf'>;

@Injectable()
export class HeaderReader {
  constructor(private readonly sources: ContentSource) {}

  async read(look: Look, chosen: ChosenFiles): Promise<WeightReadings> {
    const safetensors: TreeItem[] = [];
    for (const set of chosen.safetensors) safetensors.push(...(await this.filesOf(look, set)));
    const most = FILE_LIMITS.headers;
    noteCut(look, [...safetensors, ...chosen.gguf].slice(most));
    return {
      safetensors: await this.readAll(look, safetensors.slice(0, most), 'safetensors'),
      isSharded: safetensors.length > chosen.safetensors.length,
      gguf: await this.readAll(look, chosen.gguf.slice(0, Math.max(0, most - safetensors.length)), 'gguf'),
    };
  }

  /** Runs `read` and turns what a file is to blame for into a problem. Null then. */
  async attempt<T>(look: Look, path: string, read: () => Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      look.problems.push({ path, ...blameOf(error) });
      return null;
    }
  }

  private async filesOf(look: Look, { index, files }: SafetensorsSet): Promise<TreeItem[]> {
    if (!index) return files;
    const named = await this.attempt(look, index.path, async () => {
      const source = await this.sources.of(look.repo, index, look.allowance);
      return parseSafetensorsIndex(await source.read(0, source.sizeBytes));
    });
    if (!named) return files;
    const folder = folderOf(index.path);
    const byPath = new Map(files.map((item) => [item.path, item]));
    return named.shards.flatMap((name) => {
      const item = byPath.get(folder === '' ? name : `${folder}/${name}`);
      if (!item)
        look.problems.push({
          path: index.path,
          code: 'files/shard-missing',
          message: `The index names ${name.slice(0, 120)}, which is not there.`,
        });
      return item ? [item] : [];
    });
  }

  private async readAll(look: Look, items: readonly TreeItem[], format: FileReading['format']): Promise<FileReading[]> {
    const readings: FileReading[] = [];
    for (const item of items) {
      const reading = await this.readOne(look, item, format);
      if (reading?.problem) look.problems.push({ path: item.path, ...reading.problem });
      if (reading) readings.push(reading);
    }
    return readings;
  }

  /** Null when it was not read this time: the next look tries again. */
  private async readOne(look: Look, item: TreeItem, format: FileReading['format']): Promise<FileReading | null> {
    const contents = item.large?.sha256 ?? item.oid;
    const known = look.known.get(`${format}:${contents}`);
    if (known) return { ...known, path: item.path, sizeBytes: item.sizeBytes };
    try {
      const header = await this.header(look, item, format);
      return { path: item.path, contents, format, problem: null, sizeBytes: item.sizeBytes, ...header };
    } catch (error) {
      const blame = blameOf(error);
      if (error instanceof ModelFormatError) return { path: item.path, contents, format, problem: blame, ...NOTHING };
      look.problems.push({ path: item.path, ...blame });
      return null;
    }
  }

  private async header(look: Look, item: TreeItem, format: FileReading['format']): Promise<Header> {
    const source = await this.sources.of(look.repo, item, look.allowance);
    if (format === 'gguf') {
      const facts = await readGguf(source);
      return { ...countsOf(facts), gguf: ggufOf(facts) };
    }
    return { ...countsOf(await readSafetensors(source)), gguf: null };
  }
}

const NOTHING: Header = { parameters: {}, totalParameters: 0, tensorsCount: 0, gguf: null };

function countsOf({ parameters, totalParameters, tensorsCount }: Omit<Header, 'gguf'>): Omit<Header, 'gguf'> {
  return { parameters, totalParameters, tensorsCount };
}

function ggufOf({ architecture, contextLength, cacheValuesPerToken, quantization, ...rest }: GgufReading): GgufReading {
  const { chatTemplate, bosToken, eosToken, split } = rest;
  return { architecture, contextLength, cacheValuesPerToken, quantization, chatTemplate, bosToken, eosToken, split };
}

/** Throws again what no file is to blame for: then the job is tried later. */
function blameOf(error: unknown): { code: string; message: string } {
  if (error instanceof ModelFormatError || error instanceof LookEnded || error instanceof BytesMissing)
    return { code: error.code, message: error.message };
  throw error;
}

function noteCut(look: Look, rest: readonly TreeItem[]): void {
  const [first] = rest;
  if (first)
    look.problems.push({
      path: first.path,
      code: 'files/too-many',
      message: `At most ${FILE_LIMITS.headers} headers are read; this one and ${rest.length - 1} more are left out.`,
    });
}
