import { blobAddress, downloadAddress, repositoryAddress, repositoryResource, treeAddress } from './addresses';

const model = { type: 'model', namespace: 'qwen', name: 'Qwen3-8B' } as const;
const app = { type: 'app', namespace: 'lin', name: 'demo' } as const;

describe('addresses', () => {
  it('put models at the root, datasets and apps behind their prefix', () => {
    expect(repositoryAddress(model)).toBe('/qwen/Qwen3-8B');
    expect(repositoryAddress({ ...model, type: 'dataset' })).toBe('/datasets/qwen/Qwen3-8B');
    expect(repositoryAddress(app)).toBe('/spaces/lin/demo');
  });

  it('keep a revision with slashes in one segment', () => {
    expect(treeAddress(model, 'refs/pr/1')).toBe('/qwen/Qwen3-8B/tree/refs%2Fpr%2F1');
    expect(treeAddress(model, 'main', 'a/b c')).toBe('/qwen/Qwen3-8B/tree/main/a/b%20c');
  });

  it('encode what would end a path', () => {
    expect(blobAddress(model, 'main', '100% #1?.txt')).toBe('/qwen/Qwen3-8B/blob/main/100%25%20%231%3F.txt');
    expect(downloadAddress(app, 'main', '模型/x.bin')).toBe('/spaces/lin/demo/resolve/main/%E6%A8%A1%E5%9E%8B/x.bin?download=true');
  });

  it('name the type of a repository in our own API', () => {
    expect(repositoryResource(app)).toBe('/repositories/app/lin/demo');
  });
});
