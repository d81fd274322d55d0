// What a card's author should hear before committing it (contracts/huggingface-hub.md §7.1): errors refuse the card, warnings do not.
import type { RepoType } from '@modelgrove/shared';
import { readCard } from './read-card';
import type { CardCheck } from './cards.types';

const LISTS = ['tags', 'datasets', 'metrics', 'models', 'task_categories', 'task_ids', 'size_categories'] as const;
const TEXTS = ['pipeline_tag', 'library_name', 'pretty_name', 'sdk', 'app_file', 'title', 'license_name', 'license_link'] as const;
const TEXTS_OR_LISTS = ['license', 'language', 'base_model'] as const;

export function checkCard(markdown: string, type: RepoType): CardCheck {
  const card = readCard(markdown);
  if (card.problem) return { errors: [card.problem], warnings: [] };
  if (!card.frontMatter || Object.keys(card.frontMatter).length === 0) {
    return { errors: [], warnings: ['empty or missing yaml metadata in repo card'] };
  }
  return { errors: shapeErrors(card.frontMatter), warnings: shapeWarnings(card.frontMatter, type) };
}

function shapeErrors(data: Record<string, unknown>): string[] {
  const errors: string[] = [];
  for (const field of LISTS)
    if (present(data, field) && !isTextList(data[field]) && typeof data[field] !== 'string')
      errors.push(`"${field}" must be a list of texts`);
  for (const field of TEXTS) if (present(data, field) && typeof data[field] !== 'string') errors.push(`"${field}" must be a text`);
  for (const field of TEXTS_OR_LISTS) {
    if (present(data, field) && typeof data[field] !== 'string' && !isTextList(data[field]))
      errors.push(`"${field}" must be a text or a list of texts`);
  }
  return errors;
}

function shapeWarnings(data: Record<string, unknown>, type: RepoType): string[] {
  return type === 'app' && !present(data, 'sdk') ? ['"sdk" is missing: the app cannot be started without it'] : [];
}

function present(data: Record<string, unknown>, field: string): boolean {
  return data[field] !== undefined && data[field] !== null;
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');
}
