// What is said of a repository, field by field (contracts/huggingface-hub.md §5.1). `expand` picks fields; unknown ones are refused.
import { type RepoType, WIRE_TYPE } from '@modelgrove/shared';
import { isoDate, wireId } from '@modelgrove/wire-formats';
import { DomainError } from '../../../common/errors';
import type { FileFacts } from '../../../modules/files';
import { trendingNow } from '../../../modules/popularity';
import type { RepositoryRecord } from '../../../modules/repositories';
import { transformersInfo } from './transformers-info';

/** Facts that cost something are functions: asked only when a field needs them. */
export interface RepositoryFacts {
  record: RepositoryRecord;
  /** Head of the asked revision; null when it is not known here. */
  sha(): Promise<string | null>;
  siblings(): Promise<Record<string, unknown>[]>;
  usedBytes(): Promise<number>;
  /** What headers of files said; null when nothing is known of the asked revision. */
  files(): Promise<FileFacts | null>;
  /** A part of the model's config.json; undefined when there is none. */
  config(): Promise<Record<string, unknown> | undefined>;
}

/** Undefined leaves the field out. */
type Field = (facts: RepositoryFacts) => unknown;

const nothing: Field = () => undefined;

const COMMON: Record<string, Field> = {
  author: ({ record }) => record.namespace,
  cardData: ({ record }) => record.cardData ?? undefined,
  createdAt: ({ record }) => isoDate(record.createdAt),
  disabled: ({ record }) => record.isDisabled,
  discussionsDisabled: ({ record }) => record.discussionsDisabled,
  downloads: ({ record }) => record.downloads30d,
  downloadsAllTime: ({ record }) => record.downloadsAllTime,
  gated: ({ record }) => record.gated ?? false,
  lastModified: ({ record }) => isoDate(record.lastModifiedAt),
  likes: ({ record }) => record.likesCount,
  private: ({ record }) => record.isPrivate,
  region: nothing,
  resourceGroup: nothing,
  sha: async (facts) => (await facts.sha()) ?? undefined,
  siblings: (facts) => facts.siblings(),
  tags: ({ record }) => record.tags,
  trendingScore: ({ record }) => Math.round(trendingNow(record.trendingScore, new Date())),
  usedStorage: (facts) => facts.usedBytes(),
  visibility: ({ record }) => (record.isPrivate ? 'private' : 'public'),
  // Read by 0.30 to 0.35: false makes them send large files by LFS.
  xetEnabled: () => true,
};

const MODEL: Record<string, Field> = {
  ...COMMON,
  baseModels: ({ record }) => baseModels(record.tags),
  childrenModelCount: nothing,
  config: (facts) => facts.config(),
  evalResults: nothing,
  gguf: async (facts) => (await facts.files())?.gguf ?? undefined,
  inference: nothing,
  inferenceProviderMapping: nothing,
  library_name: ({ record }) => record.libraryName ?? undefined,
  mask_token: async (facts) => ((await facts.files())?.config?.tokenizer_config as { mask_token?: unknown } | undefined)?.mask_token,
  'model-index': ({ record }) => record.cardData?.['model-index'],
  pipeline_tag: ({ record }) => record.pipelineTag ?? undefined,
  safetensors: async (facts) => (await facts.files())?.safetensors ?? undefined,
  securityRepoStatus: nothing,
  spaces: () => [],
  transformersInfo: async (facts) => transformersInfo(await facts.files(), facts.record.libraryName, facts.record.pipelineTag),
  widgetData: ({ record }) => record.cardData?.widget,
};

const DATASET: Record<string, Field> = {
  ...COMMON,
  citation: nothing,
  description: nothing,
  mainSize: ({ record }) => record.mainBytes ?? undefined,
  paperswithcode_id: ({ record }) => record.cardData?.paperswithcode_id,
};

const SPACE: Record<string, Field> = {
  ...COMMON,
  datasets: ({ record }) => texts(record.cardData?.datasets),
  host: nothing,
  models: ({ record }) => texts(record.cardData?.models),
  // Apps are kept here but not run.
  runtime: () => ({ stage: 'STOPPED', hardware: { current: null, requested: null } }),
  sdk: ({ record }) => sdkOf(record),
  shortDescription: ({ record }) => record.cardData?.short_description,
  subdomain: ({ record }) => `${record.namespace}-${record.name}`.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-'),
};

const FIELDS: Record<RepoType, Record<string, Field>> = { model: MODEL, dataset: DATASET, app: SPACE };

const INFO: Record<RepoType, string[]> = {
  model: [
    'author',
    'sha',
    'lastModified',
    'createdAt',
    'private',
    'gated',
    'disabled',
    'downloads',
    'likes',
    'tags',
    'pipeline_tag',
    'library_name',
    'cardData',
    'config',
    'transformersInfo',
    'safetensors',
    'gguf',
    'mask_token',
    'model-index',
    'widgetData',
    'siblings',
    'spaces',
    'usedStorage',
  ],
  dataset: [
    'author',
    'sha',
    'lastModified',
    'createdAt',
    'private',
    'gated',
    'disabled',
    'downloads',
    'likes',
    'tags',
    'cardData',
    'paperswithcode_id',
    'siblings',
    'usedStorage',
  ],
  app: [
    'author',
    'sha',
    'lastModified',
    'createdAt',
    'private',
    'gated',
    'disabled',
    'likes',
    'tags',
    'sdk',
    'cardData',
    'subdomain',
    'models',
    'datasets',
    'siblings',
    'usedStorage',
  ],
};

const LISTED: Record<RepoType, string[]> = {
  model: ['likes', 'trendingScore', 'private', 'downloads', 'tags', 'pipeline_tag', 'library_name', 'createdAt', 'gated', 'lastModified'],
  dataset: ['author', 'disabled', 'gated', 'lastModified', 'likes', 'trendingScore', 'private', 'downloads', 'tags', 'createdAt'],
  app: ['author', 'likes', 'trendingScore', 'private', 'sdk', 'tags', 'createdAt', 'lastModified'],
};

const FULL = ['author', 'disabled', 'gated', 'lastModified', 'sha', 'siblings'];

export interface FieldWishes {
  expand: string[];
  full?: boolean;
  cardData?: boolean;
  config?: boolean;
}

/** Fields of one repository's page. Throws 'expand/unknown'. */
export function infoFields(type: RepoType, expand: string[]): string[] {
  return expand.length > 0 ? known(type, expand) : INFO[type];
}

/** Fields of each entry of a list. Throws 'expand/unknown'. */
export function listFields(type: RepoType, wishes: FieldWishes): string[] {
  if (wishes.expand.length > 0) return known(type, wishes.expand);
  const extra = [
    ...(wishes.full ? FULL : []),
    ...(wishes.cardData ? ['cardData'] : []),
    ...(wishes.config && type === 'model' ? ['config'] : []),
  ];
  return [...new Set([...LISTED[type], ...extra])];
}

function known(type: RepoType, expand: string[]): string[] {
  const unknown = expand.find((field) => !Object.hasOwn(FIELDS[type], field));
  if (unknown === undefined) return [...new Set(expand)];
  const shown = unknown.slice(0, 60);
  throw new DomainError(
    'invalid',
    'expand/unknown',
    `Invalid expand value '${shown}' for a ${WIRE_TYPE[type]}; there are: ${Object.keys(FIELDS[type]).join(', ')}`,
  );
}

export async function repositoryView(facts: RepositoryFacts, fields: string[]): Promise<Record<string, unknown>> {
  const { record } = facts;
  const id = `${record.namespace}/${record.name}`;
  const view: Record<string, unknown> = { _id: wireId(record.id), id };
  if (record.type === 'model') view.modelId = id;
  for (const field of fields) view[field] = await FIELDS[record.type][field]?.(facts);
  return view;
}

function sdkOf(record: RepositoryRecord): string | undefined {
  const named = record.cardData?.sdk;
  return typeof named === 'string' ? named : (record.sdk ?? undefined);
}

/** `base_model:quantized:ns/name` says both what it was made from and how. */
function baseModels(tags: readonly string[]): object | undefined {
  const [first, ...others] = tags.flatMap((tag) => {
    const [, relation, id] = /^base_model:(adapter|merge|quantized|finetune):(.+)$/.exec(tag) ?? [];
    return relation && id ? [{ relation, id }] : [];
  });
  return first && { relation: first.relation, models: [first, ...others].map(({ id }) => ({ id })) };
}

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}
