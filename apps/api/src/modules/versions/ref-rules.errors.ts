import { DomainError } from '../../common/errors';

export const ruleInvalid = (pattern: string, reason: string): DomainError =>
  new DomainError('invalid', 'branch-rule/invalid', `The rule for '${pattern}' cannot be kept: ${reason}.`, { pattern });
export const ruleExists = (pattern: string): DomainError =>
  new DomainError('conflict', 'branch-rule/exists', `There is a rule for '${pattern}' already: change that one.`, { pattern });
export const ruleNotFound = (): DomainError => new DomainError('not-found', 'branch-rule/not-found', 'There is no such rule.');
export const tooManyRules = (limit: number): DomainError =>
  new DomainError('unprocessable', 'branch-rule/too-many', `A repository has at most ${limit} rules: widen the pattern of one.`, { limit });
