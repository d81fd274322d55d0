// The meter of lengths for a target model, as far as its files allow.
import type { RowTable } from '../duplicates/row-table';
import { DataCheckError } from '../errors';
import type { Findings } from '../findings/findings';
import type { Shape } from '../shapes/columns';
import { LengthMeter } from './lengths';
import { contextOf, type ModelFiles, objectOf, templateOf } from './model-files';
import { renderingOf, TemplateRefusal } from './rendering';
import { TokenCounter } from './token-counter';

/** For models that do not say what they were made for. */
const DEFAULT_CONTEXT = 2048;

export interface MeterOptions {
  maxTokens?: number;
  tokenSampleBytes: number;
  longRowBytes: number;
}

/** `null`, and a finding, when the tokenizer or its template cannot be run. */
export function meterOf(
  files: ModelFiles,
  shape: Shape,
  options: MeterOptions,
  expectedBytes: number,
  findings: Findings,
  table: RowTable,
): LengthMeter | null {
  const unable = (detail: string) => {
    findings.add('length/not-counted', 0, { place: { file: 'tokenizer.json', line: 1 }, detail });
    return null;
  };
  const json = objectOf(files.tokenizer, 'tokenizer.json');
  if (!json) return unable('There is no tokenizer.json.');
  const config = objectOf(files.tokenizerConfig, 'tokenizer_config.json');
  const context = contextOf(objectOf(files.config, 'config.json')) ?? DEFAULT_CONTEXT;
  try {
    const counter = new TokenCounter(json, config);
    const template = templateOf(files, config);
    if (template === null && shape === 'chat') findings.add('length/no-template', 0, { place: { file: 'tokenizer_config.json', line: 1 } });
    const rendering = renderingOf(shape, template, config, counter.specials());
    const contextTokens = Math.min(options.maxTokens ?? context, context);
    const { tokenSampleBytes: sampleBytes, longRowBytes: longBytes } = options;
    return new LengthMeter(counter, rendering, { contextTokens, sampleBytes, longBytes, expectedBytes }, findings, table);
  } catch (error) {
    if (error instanceof TemplateRefusal || (error instanceof DataCheckError && error.code === 'model/tokenizer'))
      return unable(error.message);
    throw error;
  }
}
