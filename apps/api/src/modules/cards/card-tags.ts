// From front matter, and from what the files say where it is silent, to the tags that lists filter by (contracts/huggingface-hub.md §5.1, row 'tags').
import type { RepoType } from '@modelgrove/shared';
import { textsOf } from './card-fields';
import type { FileHints } from '../files';
import type { Claim, Relation } from '../lineage';
import type { DerivedFacts } from './cards.types';

const MAX_TAGS = 1000;
const MAX_TAG_CHARACTERS = 200;
const REPOSITORY_ID = /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/;
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

/** Of these a dataset has what its card says, or what its files say, never both. */
const CARD_RULES_OUT = ['size_categories:', 'format:'];

export const NO_HINTS: FileHints = { tags: [], pipelineTag: null, libraryName: null, baseModels: [], baseModelRelation: null };

type Fields = Record<string, unknown>;

/** `fields` are those of checkFields; `cardData` what the author wrote. */
export function deriveFacts(
  type: RepoType,
  card: { fields: Fields; body: string; cardData: Fields | null },
  hints = NO_HINTS,
): DerivedFacts {
  const { fields, body, cardData } = card;
  const pipelineTag = type === 'model' ? (oneText(fields.pipeline_tag) ?? hints.pipelineTag) : null;
  const libraryName = type === 'model' ? (oneText(fields.library_name) ?? hints.libraryName) : null;
  const own = [
    ...(libraryName ? [libraryName] : []),
    ...texts(fields.tags),
    ...(pipelineTag ? [pipelineTag] : []),
    ...byType(type, fields, hints),
    ...papers(body),
  ];
  const ruledOut = CARD_RULES_OUT.filter((prefix) => own.some((tag) => tag.startsWith(prefix)));
  const fromFiles = hints.tags.filter((tag) => !ruledOut.some((prefix) => tag.startsWith(prefix)));
  return { tags: distinct([...own, ...fromFiles]), pipelineTag, libraryName, cardData };
}

function byType(type: RepoType, data: Fields, hints: FileHints): string[] {
  if (type === 'dataset') return DATASET_FIELDS.flatMap((field) => prefixed(field, field === 'language' ? languages(data) : data[field]));
  if (type === 'app') return [...texts(data.sdk), ...prefixed('license', data.license)];
  return [
    ...prefixed('dataset', data.datasets),
    ...texts(languages(data)),
    ...prefixed('license', data.license),
    ...baseModels(data, hints),
  ];
}

function languages(data: Fields): unknown {
  return data.language ?? data.languages;
}

/** `base_model:x`, and `base_model:finetune:x` with the relation that the card names or the files show; without one it is a finetune. */
function baseModels(data: Fields, hints: FileHints): string[] {
  const { relation, names } = claimedBases(data, hints);
  return names.flatMap((base) => [`base_model:${base}`, `base_model:${relation}:${base}`]);
}

/** `fields` are those of checkFields: what a model says it was made from, and how. */
export function claimsOf(fields: Fields, hints: FileHints): Claim[] {
  const { relation, names } = claimedBases(fields, hints);
  const bases = names.map((name): Claim => ({ relation, type: 'model', name }));
  const data = texts(fields.datasets).map((name): Claim => ({ relation: 'data', type: 'dataset', name }));
  return [...bases, ...data].filter(({ name }) => REPOSITORY_ID.test(name));
}

function claimedBases(fields: Fields, hints: FileHints): { relation: Relation; names: string[] } {
  const named = texts(fields.base_model);
  const relation = (oneText(fields.base_model_relation) as Relation | null) ?? hints.baseModelRelation;
  return { relation: relation ?? (named.length > 1 ? 'merge' : 'finetune'), names: named.length > 0 ? named : hints.baseModels };
}

function papers(body: string): string[] {
  return [...body.matchAll(ARXIV)].map((match) => `arxiv:${match[1]}`);
}

function prefixed(prefix: string, value: unknown): string[] {
  return texts(value).map((text) => `${prefix}:${text}`);
}

function texts(value: unknown): string[] {
  return textsOf(value)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function oneText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TAG_CHARACTERS ? value.trim() : null;
}

function distinct(tags: string[]): string[] {
  return [...new Set(tags.filter((tag) => tag !== '' && tag.length <= MAX_TAG_CHARACTERS))].slice(0, MAX_TAGS);
}
