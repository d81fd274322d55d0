// Names of users and organizations: unique together without regard to case, reserved words refused, and a name that was given up
// by rename is never handed to somebody else, so that old addresses lead to their owner for ever (threat: namespace reuse).
import { Injectable } from '@nestjs/common';
import { nameKey, namespaceProblem } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { TextJudge } from '../wording';
import { nameInvalid, namespaceNotFound, nameTaken } from './accounts.errors';
import { type NamespaceNameRow, type NamespaceProfile, NamespacesStore, type ProfileChange } from './namespaces.store';

/** A namespace the caller has been granted to administer (access room), or the operator's choice. */
export interface AdministeredNamespace {
  readonly id: bigint;
  readonly name: string;
  readonly actor: Actor;
}

@Injectable()
export class NamespacesService {
  constructor(
    private readonly store: NamespacesStore,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly judge: TextJudge,
  ) {}

  /** 'namespace/name-invalid' when the rules of names or the reserved words refuse it. Asks nobody whether it is free. */
  check(name: string): void {
    const problem = namespaceProblem(name);
    if (problem) throw nameInvalid(problem);
  }

  /** Of a name that somebody chooses, with what it is called besides. Before a transaction. 'moderation/refused', 'moderation/needs-look'. */
  async assertSeemly(actor: Actor, { name, fullName }: { name: string; fullName?: string | undefined }): Promise<void> {
    this.check(name);
    await this.judge.assertAllowed(actor, { kind: 'name', where: name }, { name, fullName });
  }

  /** Whether nobody has it now; a name that was taken in the next moment is refused there. */
  async isFree(name: string): Promise<boolean> {
    return !(await this.store.isTaken(nameKey(name), null));
  }

  /** Inside the caller's transaction: makes sure the name may be taken, and that nobody else takes it before the commit. */
  async claim(name: string): Promise<void> {
    this.check(name);
    await this.store.lockNames([nameKey(name)]);
    if (await this.store.isTaken(nameKey(name), null)) throw nameTaken(name);
  }

  /** Inside the caller's transaction: a name whose owner goes is kept from everybody for ever. */
  async retire(name: string): Promise<void> {
    await this.store.lockNames([nameKey(name)]);
    await this.store.retire(nameKey(name));
  }

  /** Inside the caller's transaction: nothing new is given to it from now on; what was on its way has arrived. */
  async close(id: bigint): Promise<void> {
    await this.store.lock(id);
  }

  /** By its name of today, or by a former one. */
  async find(name: string): Promise<NamespaceNameRow | null> {
    return (await this.store.find(nameKey(name))) ?? this.store.findFormer(nameKey(name));
  }

  /** What the page of a name begins with, by its name of today or a former one; 'namespace/not-found'. */
  async profile(name: string): Promise<NamespaceProfile> {
    const found = await this.find(name);
    const profile = found && (await this.store.profile(found.id));
    if (!profile) throw namespaceNotFound(name);
    return profile;
  }

  /** The old name stays a signpost to the new one. 'moderation/refused', 'moderation/needs-look'. */
  async rename(namespace: AdministeredNamespace, newName: string, facts: RequestFacts | null = null): Promise<void> {
    if (newName === namespace.name) this.check(newName);
    else await this.assertSeemly(namespace.actor, { name: newName });
    const [oldKey, newKey] = [nameKey(namespace.name), nameKey(newName)];
    await this.transaction.inTransaction(async () => {
      await this.store.lockNames(oldKey === newKey ? [oldKey] : [oldKey, newKey]);
      const current = await this.store.find(oldKey);
      if (current?.id !== namespace.id) throw namespaceNotFound(namespace.name);
      if (await this.store.isTaken(newKey, namespace.id)) throw nameTaken(newName);
      await this.store.rename(namespace.id, oldKey, newName, newKey);
      await this.audit.record(
        namespace.actor,
        'namespace.renamed',
        `namespace:${namespace.id}`,
        { from: current.name, to: newName },
        facts,
      );
    });
  }

  /** Inside the caller's transaction: the name and its former ones are given up, and nobody gets them again. */
  async remove(namespace: { id: bigint; name: string }): Promise<void> {
    await this.retire(namespace.name);
    await this.store.remove(namespace.id);
  }

  /** Throws 'moderation/refused'. */
  async describe(namespace: AdministeredNamespace, profile: ProfileChange, facts: RequestFacts | null = null): Promise<void> {
    await this.judge.assertAllowed(
      namespace.actor,
      { kind: 'profile', where: namespace.name },
      { fullName: profile.fullName, details: profile.details },
    );
    await this.transaction.inTransaction(async () => {
      await this.store.describe(namespace.id, profile);
      await this.audit.record(namespace.actor, 'namespace.described', `namespace:${namespace.id}`, { fields: Object.keys(profile) }, facts);
    });
  }
}
