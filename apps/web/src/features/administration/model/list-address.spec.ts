import { adminHref, questionOf, readState } from './list-address';

describe('the address of an administrators’ list', () => {
  it('gives back what it was made of', () => {
    const state = readState({ search: ' ada ', state: 'disabled', other: 'x', cursor: 7 }, ['search', 'state']);
    expect(state).toEqual({ search: 'ada', state: 'disabled', cursor: '' });
    expect(adminHref('/admin/users', state)).toBe('/admin/users?search=ada&state=disabled');
    expect(questionOf(state)).toEqual({ search: 'ada', state: 'disabled' });
  });

  it('is short where nothing is narrowed', () => {
    expect(adminHref('/admin/users', readState({}, ['search']))).toBe('/admin/users');
  });
});
