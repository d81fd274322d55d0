import type { HubRules } from '../../../lib/api-types';
import { changedRules, RULES, ruleWords } from './rule-changes';

const company: HubRules = { signup: 'invite', anonymousRead: false, defaultVisibility: 'public', organizations: 'administrators' };
const community: HubRules = { signup: 'open', anonymousRead: true, defaultVisibility: 'public', organizations: 'everyone' };

describe('what a change of the mode changes', () => {
  it('is every rule that says something else afterwards: a public repository is shown to other people on another hub', () => {
    expect(changedRules(company, community)).toEqual([...RULES]);
    expect(ruleWords(company, 'defaultVisibility')).not.toBe(ruleWords(community, 'defaultVisibility'));
  });

  it('is nothing where the environment decides it all', () => {
    expect(changedRules(company, { ...company })).toEqual([]);
    expect(changedRules(company, { ...company, signup: 'closed' })).toEqual(['signup']);
  });
});
