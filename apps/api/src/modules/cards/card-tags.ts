// From front matter to the tags that lists filter by (contracts/huggingface-hub.md §5.1, row 'tags').
import type { RepoType } from '@modelgrove/shared';
import type { Card, DerivedFacts } from './cards.types';

const MAX_TAGS = 1000;
const MAX_TAG_CHARACTERS = 200;
const ARXIV = /(?:arxiv\.org\/(?:abs|pdf)\/|arxiv:\s?)(\d{4}\.\d{4,5})/gi;

/** Front-matter fields whose values become `field:value`. */
const DATASET_FIELDS = [
  'task_categories',
  'task_ids',
  'annotations_creators',
  'language_creators',
  'multilinguality',
  'source_datasets',
  'language',
  'license',
  'size_categories',
  'modality',
  'format',
  'library',
] as const;

export function deriveFacts(type: RepoType, card: Card): DerivedFacts {
  const data = card.frontMatter ?? {};
  const pipelineTag = type === 'model' ? oneText(data.pipeline_tag) : null;
  const libraryName = type === 'model' ? oneText(data.library_name) : null;
  const tags = [
    ...(libraryName ? [libraryName] : []),
    ...texts(data.tags),
    ...(pipelineTag ? [pipelineTag] : []),
    ...byType(type, data),
    ...papers(card.body),
  ];
  return { tags: distinct(tags), pipelineTag, libraryName, cardData: card.frontMatter };
}

function byType(type: RepoType, data: Record<string, unknown>): string[] {
  if (type === 'dataset') return DATASET_FIELDS.flatMap((field) => prefixed(field, field === 'language' ? languages(data) : data[field]));
  if (type === 'app') return [...(oneText(data.sdk) ? [oneText(data.sdk) as string] : []), ...prefixed('license', data.license)];
  return [...prefixed('dataset', data.datasets), ...texts(languages(data)), ...prefixed('license', data.license), ...baseModels(data)];
}

function languages(data: Record<string, unknown>): unknown {
  return data.language ?? data.languages;
}

/** `base_model:x`, and `base_model:finetune:x` with the relation the card names; without one it is a finetune. */
function baseModels(data: Record<string, unknown>): string[] {
  const relation = oneText(data.base_model_relation) ?? 'finetune';
  return texts(data.base_model).flatMap((base) => [`base_model:${base}`, `base_model:${relation}:${base}`]);
}

function papers(body: string): string[] {
  return [...body.matchAll(ARXIV)].map((match) => `arxiv:${match[1]}`);
}

function prefixed(prefix: string, value: unknown): string[] {
  return texts(value).map((text) => `${prefix}:${text}`);
}

/** One text or a list of them; everything else is left out. Numbers are texts here: `size: 7` was meant so. */
function texts(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string' || typeof item === 'number').map((item) => String(item).trim());
}

function oneText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TAG_CHARACTERS ? value.trim() : null;
}

function distinct(tags: string[]): string[] {
  return [...new Set(tags.filter((tag) => tag !== '' && tag.length <= MAX_TAG_CHARACTERS))].slice(0, MAX_TAGS);
}
