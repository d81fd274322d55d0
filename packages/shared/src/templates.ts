import type { RepoType } from './repo-types';

/** What a new repository may begin with, by its type. The files stand in examples/templates. */
export const REPOSITORY_TEMPLATES = {
  model: ['empty', 'card', 'adapter', 'quantized'],
  dataset: ['empty', 'card', 'table', 'conversations'],
  app: ['empty', 'card', 'page', 'chat'],
} as const satisfies Record<RepoType, readonly string[]>;
export type RepositoryTemplate = (typeof REPOSITORY_TEMPLATES)[RepoType][number];

/** Templates of models that are made from another one, and how. */
export const TEMPLATE_RELATIONS: Partial<Record<RepositoryTemplate, 'adapter' | 'quantized'>> = {
  adapter: 'adapter',
  quantized: 'quantized',
};

/** Apps that this hub runs by itself. */
export const STATIC_TEMPLATES: readonly RepositoryTemplate[] = ['page', 'chat'];
