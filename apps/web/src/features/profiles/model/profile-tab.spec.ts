import { profileHref, profileTab } from './profile-tab';

describe('the part of a profile', () => {
  it('is the overview unless the address names another that there is', () => {
    expect([profileTab(undefined, 'user'), profileTab('dataset', 'user'), profileTab('nonsense', 'user')]).toEqual([
      'overview',
      'dataset',
      'overview',
    ]);
  });

  it('has members for organizations only', () => {
    expect([profileTab('members', 'organization'), profileTab('members', 'user')]).toEqual(['members', 'overview']);
  });

  it('shows whom a person follows, and who follows either', () => {
    expect([profileTab('following', 'user'), profileTab('following', 'organization')]).toEqual(['following', 'overview']);
    expect([profileTab('followers', 'user'), profileTab('followers', 'organization')]).toEqual(['followers', 'followers']);
  });

  it('is left out of the address where it is the first one', () => {
    expect([profileHref('ada', 'overview'), profileHref('acme', 'app', 'x y')]).toEqual(['/ada', '/acme?tab=app&cursor=x+y']);
  });
});
