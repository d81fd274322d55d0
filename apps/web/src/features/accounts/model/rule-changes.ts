import type { HubRules } from '../../../lib/api-types';
import type { MessageId } from '../../../lib/i18n';

export const RULES = ['signup', 'anonymousRead', 'defaultVisibility', 'organizations'] as const;
export type Rule = (typeof RULES)[number];

/** The environment variable that a rule can have. */
export const VARIABLES: Record<Rule, string> = {
  signup: 'GROVE_SIGNUP',
  anonymousRead: 'GROVE_ANONYMOUS_READ',
  defaultVisibility: 'GROVE_DEFAULT_VISIBILITY',
  organizations: 'GROVE_ORGANIZATIONS',
};

/** What a rule says, as a sentence. */
export function ruleWords(rules: HubRules, rule: Rule): MessageId {
  switch (rule) {
    case 'signup':
      return `rule.signup.${rules.signup}`;
    case 'anonymousRead':
      return rules.anonymousRead ? 'rule.anonymousRead.yes' : 'rule.anonymousRead.no';
    case 'defaultVisibility':
      // "Public" is public to whoever may read here.
      if (rules.defaultVisibility === 'private') return 'rule.defaultVisibility.private';
      return rules.anonymousRead ? 'rule.defaultVisibility.public' : 'rule.defaultVisibility.members';
    case 'organizations':
      return `rule.organizations.${rules.organizations}`;
  }
}

/** Which sentences would change. */
export function changedRules(from: HubRules, to: HubRules): Rule[] {
  return RULES.filter((rule) => ruleWords(from, rule) !== ruleWords(to, rule));
}
