import type { TokenPreview } from '../../../lib/api-types';
import { deedsOf } from './deeds';

const none = { count: 0, some: [] };
const own = {
  name: 'ada',
  role: null,
  actions: [],
  total: 4,
  looked: 4,
  closed: 3,
  readsClosed: none,
  proposes: none,
  writes: none,
  administers: none,
};
const preview: TokenPreview = {
  isSelf: false,
  isAdministrator: false,
  withPublic: ['see', 'use', 'read'],
  withPrivate: [],
  others: [],
  namespaces: [own],
  elsewhere: [],
};
const may = (of: TokenPreview) => deedsOf(of).flatMap((said) => (said.may ? [said.deed] : []));

describe('the deeds of a token', () => {
  it('are those that have a place, and all others are said as well', () => {
    expect(may(preview)).toEqual(['read']);
    expect(deedsOf(preview)).toHaveLength(15);
  });

  it('say how many repositories of which owner, and name some', () => {
    const readsClosed = { count: 2, some: [{ type: 'model' as const, repository: 'ada/x' }] };
    const elsewhere = [{ type: 'model' as const, repository: 'zoe/gated', actions: ['see' as const, 'read' as const] }];
    const said = deedsOf({ ...preview, namespaces: [{ ...own, readsClosed }], elsewhere }).find(({ deed }) => deed === 'readClosed');
    expect(said).toMatchObject({
      may: true,
      counted: [
        { owner: 'ada', count: 2, total: 3, names: ['ada/x'] },
        { owner: null, count: 1, total: null, names: ['zoe/gated'] },
      ],
    });
  });

  it('have members in organizations only', () => {
    const everything = { ...own, actions: ['administer' as const, 'spend-money' as const] };
    expect(may({ ...preview, namespaces: [everything] })).toEqual(['read', 'money']);
    expect(may({ ...preview, namespaces: [{ ...everything, name: 'acme', role: 'admin' }] })).toEqual(['read', 'money', 'members']);
  });

  it('are open to namespaces of others that a scope names', () => {
    const said = deedsOf({ ...preview, others: [{ namespace: 'zoe', withPublic: ['see', 'discuss'] }] }).find(
      ({ deed }) => deed === 'discuss',
    );
    expect(said).toMatchObject({ may: true, publicOf: ['zoe'] });
  });
});
