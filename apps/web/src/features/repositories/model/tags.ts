/** Tags worth showing as they are: those that repeat another fact of the page (task, library, licence, relations) are left out. */
export function visibleTags(tags: readonly string[], facts: { pipelineTag: string | null; libraryName: string | null }): string[] {
  const repeated = new Set([facts.pipelineTag, facts.libraryName]);
  return tags.filter((tag) => !repeated.has(tag) && !/^(license|region|base_model|dataset):/.test(tag));
}

/** `format:csv` → `csv`: what kind of word it is shows by itself. */
export function tagText(tag: string): string {
  return tag.replace(/^(?:size_categories|format|modality|library):/, '');
}
