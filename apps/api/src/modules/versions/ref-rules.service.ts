// Rules over branches and tags as whoever administers the repository keeps them. They are written under the lock that every movement of a ref takes: what is on
// its way is decided by the rules before or by those after, never by a mixture.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { Granted } from '../access';
import { ruleExists, ruleNotFound, tooManyRules } from './ref-rules.errors';
import { assertRule, MOST_RULES, type RefRule, RefRules, type RuleText } from './ref-rules.policy';
import { RefStore } from './ref.store';
import { storeCorrupt } from './versions.errors';

@Injectable()
export class RefRulesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly refs: RefStore,
    private readonly audit: AuditLog,
  ) {}

  /** In the order in which they were made. */
  async list(repo: Granted<'administer'>): Promise<readonly RefRule[]> {
    return (await this.refs.head(repo.id))?.rules ?? [];
  }

  /** As they hold for whoever asks. One statement. */
  async of(repo: Granted): Promise<RefRules> {
    return new RefRules((await this.refs.head(repo.id)) ?? { head: '', rules: [] }, repo);
  }

  /** Throws 'branch-rule/invalid', 'branch-rule/exists', 'branch-rule/too-many'. */
  async add(repo: Granted<'administer'>, text: RuleText): Promise<RefRule> {
    assertRule(text);
    const rule = { id: randomBytes(6).toString('hex'), ...text };
    await this.change(repo, async (rules) => {
      if (rules.length >= MOST_RULES) throw tooManyRules(MOST_RULES);
      await this.note(repo, 'added', rule);
      return [...rules, rule];
    });
    return rule;
  }

  /** Throws 'branch-rule/not-found' besides. */
  async update(repo: Granted<'administer'>, id: string, wish: Partial<RuleText>): Promise<RefRule> {
    return this.change(repo, async (rules) => {
      const before = found(rules, id);
      const rule = { ...before, ...wish };
      assertRule(rule);
      if (JSON.stringify(rule) !== JSON.stringify(before)) await this.note(repo, 'changed', rule);
      return rules.map((other) => (other === before ? rule : other));
    }).then((rules) => found(rules, id));
  }

  /** Throws 'branch-rule/not-found'. */
  async remove(repo: Granted<'administer'>, id: string): Promise<void> {
    await this.change(repo, async (rules) => {
      const gone = found(rules, id);
      await this.note(repo, 'removed', gone);
      return rules.filter((rule) => rule !== gone);
    });
  }

  private change(repo: Granted<'administer'>, work: (rules: readonly RefRule[]) => Promise<RefRule[]>): Promise<RefRule[]> {
    return this.transaction.inTransaction(async () => {
      const locked = await this.refs.lock(repo.id);
      if (!locked) throw storeCorrupt(`repository ${repo.id} has no version store`);
      const rules = await work(locked.rules);
      for (const [i, { kind, pattern }] of rules.entries())
        if (rules.findIndex((other) => other.kind === kind && other.pattern === pattern) < i) throw ruleExists(pattern);
      await this.refs.setRules(repo.id, rules);
      return rules;
    });
  }

  private note(repo: Granted, what: 'added' | 'changed' | 'removed', { id: rule, ...text }: RefRule): Promise<void> {
    return this.audit.record(repo.actor, `branch-rule.${what}`, `repository:${repo.id}`, { rule, ...text });
  }
}

function found(rules: readonly RefRule[], id: string): RefRule {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw ruleNotFound();
  return rule;
}
