import { withLike } from './like';
import { parseRepoType, repositoryNameIsGood } from './new-repository';
import { humanTag } from '../../../lib/task-name';
import { visibleTags } from './tags';

describe('a like', () => {
  it('counts once however often it is given', () => {
    const liked = withLike({ likes: 3, liked: false }, true);
    expect(liked).toEqual({ likes: 4, liked: true });
    expect(withLike(liked, true)).toEqual(liked);
    expect(withLike({ likes: 0, liked: true }, false)).toEqual({ likes: 0, liked: false });
  });
});

describe('tags', () => {
  it('leave out what the page says elsewhere', () => {
    const tags = ['text-generation', 'transformers', 'license:mit', 'region:us', 'base_model:quantized:a/b', 'base_model:a/b', 'zh'];
    expect(visibleTags(tags, { pipelineTag: 'text-generation', libraryName: 'transformers' })).toEqual(['zh']);
  });

  it('of tasks without a name become words', () => {
    expect(humanTag('graph-machine_learning')).toBe('Graph machine learning');
  });
});

describe('a new repository', () => {
  it('has a name that clients accept and that is no page of ours', () => {
    expect(['Qwen3-8B.v1', 'a--b', 'x.git', 'tree', ''].map(repositoryNameIsGood)).toEqual([true, false, false, false, false]);
  });

  it('takes its type from the address', () => {
    expect(['dataset', 'space', 'app', 'x', undefined].map(parseRepoType)).toEqual(['dataset', 'app', 'app', 'model', 'model']);
  });
});
