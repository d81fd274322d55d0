import type { RepositoryRecord } from '../../../modules/repositories';
import { infoFields, listFields, type RepositoryFacts, repositoryView } from './repository-fields';

const RECORD: RepositoryRecord = {
  id: 255n,
  type: 'model',
  namespace: 'ann',
  namespaceId: 1n,
  name: 'm',
  isPrivate: false,
  gated: null,
  isSold: false,
  mainBytes: null,
  isDisabled: false,
  discussionsDisabled: false,
  sdk: null,
  createdAt: new Date('2026-01-02T03:04:05.006Z'),
  lastModifiedAt: new Date('2026-01-02T03:04:05.006Z'),
  likesCount: 3,
  downloads30d: 2,
  downloadsAllTime: 9,
  trendingScore: 0,
  tags: ['license:mit'],
  pipelineTag: 'text-generation',
  libraryName: null,
  parameters: null,
  cardData: { license: 'mit' },
  cardProblems: [],
};

function facts(record = RECORD): RepositoryFacts {
  return {
    record,
    sha: () => Promise.resolve('a'.repeat(40)),
    siblings: () => Promise.reject(new Error('the tree was read without need')),
    usedBytes: () => Promise.resolve(7),
    files: () => Promise.resolve(null),
    config: () => Promise.resolve(undefined),
  };
}

describe('fields of a repository', () => {
  it('gives only the asked fields beside the ids, and reads nothing else', async () => {
    const view = await repositoryView(facts(), infoFields('model', ['sha', 'likes']));
    expect(view).toEqual({ _id: '0000000000000000000000ff', id: 'ann/m', modelId: 'ann/m', sha: 'a'.repeat(40), likes: 3 });
  });

  it.each(['model', 'dataset', 'app'] as const)('refuses unknown fields of a %s', (type) => {
    expect(() => infoFields(type, ['likes', 'foo'])).toThrow(/foo/);
    expect(() => listFields(type, { expand: ['constructor'] })).toThrow(/constructor/);
  });

  it('keeps siblings out of lists unless everything is asked for', () => {
    expect(listFields('model', { expand: [] })).not.toContain('siblings');
    expect(listFields('model', { expand: [], full: true })).toContain('siblings');
  });

  it('writes dates with Z and an ungated repository as false', async () => {
    const view = await repositoryView(facts(), infoFields('model', ['createdAt', 'gated']));
    expect(view).toMatchObject({ createdAt: '2026-01-02T03:04:05.006Z', gated: false });
  });

  it('says that large files go by Xet', async () => {
    const view = await repositoryView(facts(), infoFields('model', ['xetEnabled']));
    expect(view.xetEnabled).toBe(true);
  });
});
