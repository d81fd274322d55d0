// Reads config.json and its neighbours, and words what Hugging Face clients expect under `config` (contracts/huggingface-hub.md §5.1).
import { Injectable } from '@nestjs/common';
import {
  type AdapterConfig,
  type ByteSource,
  CONFIG_LIMITS,
  type ModelConfig,
  ModelFormatError,
  parseAdapterConfig,
  parseModelConfig,
  parsePipelineConfig,
  parseTokenizerConfig,
  type PipelineConfig,
  type TokenizerConfig,
} from '@modelgrove/model-formats';
import type { TreeItem } from '../versions';
import type { ChosenFiles } from './choose-files';
import { ContentSource } from './content-source';
import { HeaderReader, type Look } from './header-reader';

export interface Configs {
  model: ModelConfig | null;
  tokenizer: TokenizerConfig | null;
  adapter: AdapterConfig | null;
  pipeline: PipelineConfig | null;
  /** By name; 'default' first. Files count more than what tokenizer_config.json holds. */
  chatTemplates: Map<string, string>;
}

const MAX_TEMPLATE_BYTES = 256 * 1024;

@Injectable()
export class ConfigReader {
  constructor(
    private readonly sources: ContentSource,
    private readonly headers: HeaderReader,
  ) {}

  async read(look: Look, chosen: ChosenFiles): Promise<Configs> {
    const tokenizer = await this.parse(look, chosen.tokenizerConfig, parseTokenizerConfig);
    const chatTemplates = new Map(tokenizer?.chatTemplates.map(({ name, template }) => [name, template]));
    for (const item of chosen.chatTemplates) {
      const text = await this.parse(look, item, (bytes) => new TextDecoder().decode(bytes), MAX_TEMPLATE_BYTES);
      if (text !== null) chatTemplates.set(templateName(item.path), text.replaceAll('\0', ''));
    }
    return {
      model: await this.parse(look, chosen.config, parseModelConfig),
      tokenizer,
      adapter: await this.parse(look, chosen.adapterConfig, parseAdapterConfig),
      pipeline: await this.parse(look, chosen.pipelineConfig, parsePipelineConfig),
      chatTemplates,
    };
  }

  private async parse<T>(
    look: Look,
    item: TreeItem | null,
    parse: (bytes: Uint8Array) => T,
    most: number = CONFIG_LIMITS.maxBytes,
  ): Promise<T | null> {
    if (!item) return null;
    return this.headers.attempt(look, item.path, async () =>
      parse(await whole(await this.sources.of(look.repo, item, look.allowance), most)),
    );
  }
}

async function whole(source: ByteSource, most: number): Promise<Uint8Array> {
  if (source.sizeBytes > most) throw new ModelFormatError('json/too-large', `It has ${source.sizeBytes} bytes; ${most} are read at most.`);
  return source.read(0, source.sizeBytes);
}

function templateName(path: string): string {
  return path === 'chat_template.jinja' ? 'default' : path.slice(path.lastIndexOf('/') + 1, -'.jinja'.length);
}

/** Null when there is nothing to say. */
export function wireConfig({ model, tokenizer, pipeline, chatTemplates, adapter }: Configs): Record<string, unknown> | null {
  const template = chatTemplates.get('default');
  const others = Object.fromEntries([...chatTemplates].filter(([name]) => name !== 'default'));
  const tokens = {
    bos_token: tokenizer?.bosToken,
    eos_token: tokenizer?.eosToken,
    pad_token: tokenizer?.padToken,
    unk_token: tokenizer?.unkToken,
    mask_token: tokenizer?.maskToken,
    chat_template: template,
  };
  const config = {
    architectures: model && model.architectures.length > 0 ? model.architectures : undefined,
    model_type: model?.modelType,
    auto_map: model?.autoMap,
    quantization_config: model?.quantizationConfig,
    tokenizer_config: filled(tokens),
    diffusers: pipeline?.className ? { _class_name: pipeline.className } : undefined,
    peft: adapter ? filled({ base_model_name_or_path: adapter.baseModel, task_type: adapter.task }) : undefined,
    additional_chat_templates: filled(others),
  };
  return filled(config) ?? null;
}

/** Without what is absent; undefined when nothing is left. */
function filled(value: Record<string, unknown>): Record<string, unknown> | undefined {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
