import { tagText, visibleTags } from './tags';

describe('the tags of a repository', () => {
  it('leaves out what another fact of the page says already', () => {
    const tags = ['text-generation', 'transformers', 'license:mit', 'base_model:acme/base', 'dataset:ada/words', 'tiny'];
    expect(visibleTags(tags, { pipelineTag: 'text-generation', libraryName: 'transformers' })).toEqual(['tiny']);
  });

  it('shows what was found in the files without its kind, and words of the author as they are', () => {
    const texts = ['size_categories:n<1K', 'format:csv', 'modality:tabular', 'library:pandas', 'arxiv:2407.10671', 'rhymes'].map(tagText);
    expect(texts).toEqual(['n<1K', 'csv', 'tabular', 'pandas', 'arxiv:2407.10671', 'rhymes']);
  });
});
