import { WireFormatError } from '@modelgrove/wire-formats';
import { DomainError, type ErrorKind } from '../../common/errors';
import { headerText, renderHuggingFaceError } from './huggingface.errors';

const ANONYMOUS = { requestId: 'req-1', isAnonymous: true, baseUrl: 'http://hub:8080' };
const SIGNED_IN = { ...ANONYMOUS, isAnonymous: false };

function refused(kind: ErrorKind, code: string, message = 'No.', details = {}): DomainError {
  return new DomainError(kind, code, message, details);
}

describe('refusals for Hugging Face clients (contract §2)', () => {
  it.each([
    [
      'a missing repository, to a stranger',
      refused('not-found', 'repository/not-found'),
      ANONYMOUS,
      401,
      'RepoNotFound',
      'Invalid username or password.',
    ],
    [
      'a missing repository, to a user',
      refused('not-found', 'repository/not-found'),
      SIGNED_IN,
      404,
      'RepoNotFound',
      'Repository not found',
    ],
    [
      'a gated one, to a stranger',
      refused('unauthenticated', 'repository/gated', 'Access to model a/b is restricted.'),
      ANONYMOUS,
      401,
      'GatedRepo',
      'Access to model a/b is restricted.',
    ],
    [
      'a gated one, to a user',
      refused('forbidden', 'repository/gated', 'not in the authorized list'),
      SIGNED_IN,
      403,
      'GatedRepo',
      'not in the authorized list',
    ],
    [
      'an unknown revision',
      refused('not-found', 'revision/not-found', 'Invalid rev id: x'),
      SIGNED_IN,
      404,
      'RevisionNotFound',
      'Invalid rev id: x',
    ],
    ['an unknown file', refused('not-found', 'entry/not-found', 'Entry not found'), SIGNED_IN, 404, 'EntryNotFound', 'Entry not found'],
    [
      'a disabled repository',
      refused('forbidden', 'repository/disabled', 'Access to this resource is disabled.'),
      SIGNED_IN,
      403,
      undefined,
      'Access to this resource is disabled.',
    ],
    [
      'a moved parent',
      refused('precondition', 'commit/parent-moved', 'The branch was updated'),
      SIGNED_IN,
      412,
      undefined,
      'The branch was updated',
    ],
    ['a bad path', refused('unprocessable', 'path/invalid', 'bad'), SIGNED_IN, 422, undefined, 'bad'],
    ['too many paths', refused('too-large', 'paths/too-many', 'many'), SIGNED_IN, 413, undefined, 'many'],
    [
      'a taken ref',
      refused('conflict', 'ref/exists', 'Reference refs/heads/x already exists'),
      SIGNED_IN,
      409,
      undefined,
      'Reference refs/heads/x already exists',
    ],
  ])('answers %s', (_what, error, context, status, code, message) => {
    const rendered = renderHuggingFaceError(error, context);
    expect(rendered.status).toBe(status);
    expect(rendered.headers['X-Error-Code']).toBe(code);
    expect(rendered.headers['X-Error-Message']).toBe(message);
    expect(rendered.body.error).toBe(message);
    expect(rendered.headers['X-Request-Id']).toBe('req-1');
  });

  it('keeps the literal of bad credentials in the header and says why beside it', () => {
    const rendered = renderHuggingFaceError(refused('unauthenticated', 'auth/invalid-credentials', 'This token expired.'), ANONYMOUS);
    expect(rendered.status).toBe(401);
    expect(rendered.headers['X-Error-Message']).toBe('Invalid credentials in Authorization header');
    expect(rendered.headers['X-Error-Code']).toBeUndefined();
    expect(rendered.body).toEqual({ error: 'Invalid credentials in Authorization header', error_description: 'This token expired.' });
  });

  it('names the commit of a missing file, so that clients remember its absence', () => {
    const rendered = renderHuggingFaceError(
      refused('not-found', 'entry/not-found', 'Entry not found', { commitOid: 'a'.repeat(40) }),
      ANONYMOUS,
    );
    expect(rendered.headers['X-Repo-Commit']).toBe('a'.repeat(40));
  });

  it('gives the address of a repository that exists already', () => {
    const error = refused('conflict', 'repository/exists', 'You already created this dataset repo', {
      repository: { type: 'dataset', namespace: 'ann', name: 'd' },
    });
    expect(renderHuggingFaceError(error, SIGNED_IN)).toMatchObject({ status: 409, body: { url: 'http://hub:8080/datasets/ann/d' } });
  });

  it('lists the errors of a card', () => {
    const error = refused('invalid', 'card/invalid', 'a; b', { errors: ['a', 'b'], warnings: [] });
    expect(renderHuggingFaceError(error, SIGNED_IN)).toMatchObject({
      status: 400,
      body: { errors: [{ message: 'a' }, { message: 'b' }], warnings: [] },
    });
  });

  it('tells malformed bodies from bodies that are too large', () => {
    expect(renderHuggingFaceError(new WireFormatError('ndjson/bad-json', 'not JSON', 3), SIGNED_IN).status).toBe(400);
    expect(renderHuggingFaceError(new WireFormatError('ndjson/too-large', 'large'), SIGNED_IN).status).toBe(413);
  });

  it('says when a retry makes sense', () => {
    expect(
      renderHuggingFaceError(refused('too-many', 'rate/limited', 'slow', { retryAfterSeconds: 1.2 }), SIGNED_IN).headers['Retry-After'],
    ).toBe('2');
  });

  it('keeps the text of an unexpected error to itself', () => {
    const rendered = renderHuggingFaceError(new Error('password=hunter2'), SIGNED_IN);
    expect(rendered.status).toBe(500);
    expect(JSON.stringify(rendered)).not.toContain('hunter2');
    expect(rendered.headers['X-Error-Message']).toContain('req-1');
  });

  it('puts only one line of Latin-1 into the header', () => {
    expect(headerText('größer\r\nX-Evil: 1 模林\0')).toBe('größer X-Evil: 1 ???');
  });
});
