// From the query string of a listing call to a list (contracts/huggingface-hub.md §5.2).
import type { RepoType } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';
import type { RepositorySort } from '../../modules/repositories';
import type { Query } from './query';

const SORTS: Record<string, RepositorySort> = {
  trendingScore: 'trending',
  trending: 'trending',
  trending_score: 'trending',
  lastModified: 'updated',
  last_modified: 'updated',
  modified: 'updated',
  createdAt: 'created',
  created_at: 'created',
  created: 'created',
  downloads: 'downloads',
  downloadsAllTime: 'downloadsAllTime',
  downloads_all_time: 'downloadsAllTime',
  likes: 'likes',
  likes30d: 'likes30d',
  likes_30d: 'likes30d',
  num_parameters: 'parameters',
  numParameters: 'parameters',
  mainSize: 'size',
  'datasetsServerInfo.numRows': 'rows',
  id: 'name',
  alphabetical: 'name',
};

/** Programs that open a model: what they need of it. */
const APPS: Record<string, string> = {
  ...Object.fromEntries(['llama.cpp', 'lmstudio', 'jan', 'ollama', 'localai', 'koboldcpp', 'node-llama-cpp'].map((app) => [app, 'gguf'])),
  ...Object.fromEntries(['vllm', 'sglang', 'tgi'].map((app) => [app, 'safetensors'])),
  'mlx-lm': 'mlx',
};
const UNITS: Record<string, number> = { '': 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

export interface ListWishes {
  type: RepoType;
  query: string;
  sort: RepositorySort;
  reverse: boolean;
  tags: string[];
  facets: string[][];
  author?: string;
  pipelineTag?: string;
  sdk?: string;
  gated?: boolean;
  parameters?: { min?: number; max?: number };
  cursor?: string;
}

export function listWishes(type: RepoType, query: Query): ListWishes {
  const sort = sortOf(query);
  const [author, cursor] = [query.text('author'), query.text('cursor')];
  const pipelineTag = type === 'model' ? query.text('pipeline_tag') : undefined;
  const sdk = type === 'app' ? query.text('sdk') : undefined;
  const parameters = type === 'model' ? parametersOf(query.text('num_parameters')) : undefined;
  return {
    type,
    sort,
    query: query.values('search').join(' '),
    // Only who says so gets the smallest first; old clients send -1 for the largest.
    reverse: sort === 'name' ? query.text('direction') === '-1' : query.text('direction') === '1',
    tags: [...query.list('filter'), ...query.list('tags'), ...query.list('dataset').map((id) => `dataset:${id}`)],
    facets: facetsOf(type, query),
    ...(author === undefined ? {} : { author }),
    ...(pipelineTag === undefined ? {} : { pipelineTag }),
    ...(sdk === undefined ? {} : { sdk }),
    ...(query.has('gated') ? { gated: query.flag('gated') } : {}),
    ...(parameters === undefined ? {} : { parameters }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function facetsOf(type: RepoType, query: Query): string[][] {
  const each = (parameter: string, kind: string) => query.list(parameter).map((value) => [`${kind}:${value}`]);
  const common = [...each('language', 'language'), ...each('license', 'license')];
  if (type === 'app')
    return [...common, ...each('models', 'uses'), ...each('datasets', 'uses'), ...(query.flag('linked') ? [['uses:any']] : [])];
  // A library is named by the card, or only among the tags.
  const libraries = query.list('library').map((library) => [`library:${library}`, `tag:${library}`]);
  if (type === 'dataset') return [...common, ...libraries, ...each('task_categories', 'task')];
  // Nothing is kept running here, so these find nothing.
  const running = [...each('inference', 'inference'), ...each('inference_provider', 'provider')];
  const apps = query.list('apps').map((app) => [Object.hasOwn(APPS, app) ? `format:${APPS[app]}` : `tag:${app}`]);
  return [...common, ...libraries, ...running, ...apps, ...each('trained_dataset', 'tag:dataset')];
}

/** `min:0,max:6B` */
function parametersOf(text: string | undefined): { min?: number; max?: number } | undefined {
  if (text === undefined) return undefined;
  const bounds: { min?: number; max?: number } = {};
  for (const part of text.slice(0, 80).split(',')) {
    const [, side, digits, unit] = /^\s*(min|max):(\d{1,15}(?:\.\d{1,6})?)([KMBT]?)\s*$/i.exec(part) ?? refuse(text);
    bounds[side?.toLowerCase() as 'min' | 'max'] = Math.min(Math.round(Number(digits) * (UNITS[unit?.toUpperCase() ?? ''] ?? 1)), 1e15);
  }
  return bounds;
}

function refuse(text: string): never {
  throw new DomainError('invalid', 'list/parameters', `'${text.slice(0, 60)}' is no range of parameters; write it as 'min:1B,max:7B'.`);
}

function sortOf(query: Query): RepositorySort {
  const asked = query.text('sort');
  if (asked === undefined) return 'trending';
  const sort = Object.hasOwn(SORTS, asked) ? SORTS[asked] : undefined;
  if (!sort)
    throw new DomainError('invalid', 'list/sort', `Unknown sort '${asked.slice(0, 60)}'; there are: ${Object.keys(SORTS).join(', ')}`);
  return sort;
}
