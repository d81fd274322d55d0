/** What lists of repositories are narrowed by, and count; names of the questions in an address. */
export const FACETS = [
  'author',
  'task',
  'library',
  'language',
  'license',
  'format',
  'modality',
  'size',
  'base',
  'sdk',
  'tag',
  'price',
] as const;
export type FacetKind = (typeof FACETS)[number];
