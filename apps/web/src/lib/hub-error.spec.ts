import { HubError, isWorthRetrying, problemOf } from './hub-error';

describe('a failed answer', () => {
  it('keeps the code, the fields and the request id of its problem document', () => {
    const error = new HubError(
      problemOf(422, { code: 'account/invalid', detail: 'No.', requestId: 'r1', fields: [{ field: 'name', message: 'taken' }] }, 'r2'),
    );
    expect(error).toMatchObject({ status: 422, code: 'account/invalid', message: 'No.', requestId: 'r1', fields: { name: 'taken' } });
  });

  it('is made of status and header when a proxy answered with something else', () => {
    expect(new HubError(problemOf(502, '<html>', 'r2'))).toMatchObject({ status: 502, code: 'http/502', requestId: 'r2' });
  });

  it('is asked again only when that can help', () => {
    expect(isWorthRetrying(new HubError(problemOf(404, null, null)))).toBe(false);
    expect(isWorthRetrying(new HubError(problemOf(503, null, null)))).toBe(true);
    expect(isWorthRetrying(new TypeError('network'))).toBe(true);
  });
});
