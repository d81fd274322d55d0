import { notServed } from './not-served';

describe('features that this hub does not have', () => {
  it.each([
    ['/api/models/ann/m/user-access-request/pending?x=1', /requests for access/],
    ['/api/datasets/ann/m/user-access-request/handle', /requests for access/],
    ['/api/spaces/ann/m/runtime', /not run/],
    ['/api/spaces/ann/m/logs/build', /not run/],
    ['/api/collections/ann/title-0123/resource-group', /resource groups/],
    ['/api/settings/webhooks', /webhooks/],
    ['/api/buckets/ann/b/tree', /buckets/],
  ])('are named at %s', (url, sentence) => {
    expect(notServed(url)).toMatchObject({
      kind: 'unsupported',
      code: 'feature/not-served',
      message: expect.stringMatching(sentence) as string,
    });
  });

  it.each([
    '/api/models/ann/user-access-request',
    '/api/models/ann/m/user-access-requestx',
    '/api/models/ann/m/nothing',
    '/api/settings/repositories',
    '/api/jobsx',
    '/api/collections/ann/title-0123',
  ])('are not seen in %s', (url) => {
    expect(notServed(url)).toBeNull();
  });
});
