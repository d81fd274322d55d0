import { DomainError } from '../../common/errors';
import { renderLfsError } from './lfs.errors';
import { repositoryOf } from './lfs-address';

const STRANGER = { requestId: 'r', isAnonymous: true };
const HIDDEN = new DomainError('not-found', 'repository/not-found', 'Repository not found');

describe('refusals for git-lfs', () => {
  it('asks strangers to sign in, whether the repository is there or not', () => {
    const rendered = renderLfsError(HIDDEN, STRANGER);
    expect(rendered.status).toBe(401);
    expect(rendered.headers['LFS-Authenticate']).toMatch(/^Basic /);
    expect(rendered.headers['Content-Type']).toBe('application/vnd.git-lfs+json');
  });

  it('tells a user that there is no such repository', () => {
    const rendered = renderLfsError(HIDDEN, { ...STRANGER, isAnonymous: false });
    expect(rendered.status).toBe(404);
    expect(rendered.headers['WWW-Authenticate']).toBeUndefined();
    expect(rendered.body.message).toBe('Repository not found');
  });

  it('lets pages of other origins read the reason', () => {
    const { headers } = renderLfsError(HIDDEN, STRANGER);
    expect(headers['Access-Control-Allow-Origin']).toBe('*');
    expect(headers['Access-Control-Expose-Headers']).toMatch(/X-Error-Code,X-Error-Message/);
  });

  it('keeps the text of an unexpected error to itself', () => {
    expect(JSON.stringify(renderLfsError(new Error('secret'), STRANGER))).not.toContain('secret');
  });
});

describe('addresses of git-lfs', () => {
  it.each([
    ['/ann/m.git/info/lfs/objects/batch', 'model'],
    ['/ann/m/info/lfs/objects/batch', 'model'],
    ['/datasets/ann/m.git/info/lfs/objects/batch?x=1', 'dataset'],
    ['/spaces/ann/m/info/lfs/locks/verify', 'app'],
  ])('reads %s', (url, type) => {
    expect(repositoryOf(url)).toEqual({ type, namespace: 'ann', name: 'm' });
  });

  it('finds nothing at a bad name', () => {
    expect(() => repositoryOf('/an%00n/m.git/info/lfs/objects/batch')).toThrow(DomainError);
  });
});
