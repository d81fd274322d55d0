// Memberships that groups of the sign-in provider give: added, changed and taken away at each sign-in. What people gave by hand is
// never touched, and an organization keeps its last admin.
import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import { SYSTEM } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Logger } from '../../platform/logging';
import { GroupMembershipsStore, type StandingRow } from './group-memberships.store';
import { OrganizationsService } from './organizations.service';
import { type MemberRole, OrganizationsStore } from './organizations.store';

type Person = { id: bigint; name: string };
type Place = { id: bigint; name: string };

@Injectable()
export class GroupMembershipsService {
  constructor(
    private readonly store: GroupMembershipsStore,
    private readonly organizations: OrganizationsService,
    private readonly members: OrganizationsStore,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly logger: Logger,
  ) {}

  /** `wanted`: the names of organizations and the role that the person's groups have there. One that does not exist is made. */
  async apply(person: Person, wanted: ReadonlyMap<string, MemberRole>, facts: RequestFacts): Promise<void> {
    const kept = new Set<string>();
    for (const [name, role] of wanted) {
      kept.add(nameKey(name));
      const place = await this.placeOf(name);
      if (place) await this.settle(person, place, role, facts);
    }
    for (const place of await this.store.managed(person.id))
      if (!kept.has(nameKey(place.name))) await this.settle(person, place, null, facts);
  }

  private async placeOf(name: string): Promise<Place | null> {
    const found = await this.organizations.find(name);
    if (found) return found;
    try {
      return await this.organizations.create(SYSTEM, { name });
    } catch (error) {
      this.logger.warn({ err: error, organization: name }, 'GROVE_OIDC_ROLES names an organization that cannot be made');
      return null;
    }
  }

  private async settle(person: Person, place: Place, role: MemberRole | null, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      if (!(await this.members.lock(place.id))) return;
      const before = await this.store.standing(place.id, person.id);
      if (!isChange(before, role) || (await this.isLastAdmin(place, before))) return;
      if (role === null) await this.members.remove(place.id, person.id);
      else await this.store.set(place.id, person.id, role);
      const details = { user: person.name, from: before?.role ?? null, to: role, byGroup: true };
      await this.audit.record(SYSTEM, 'organization.member-set', `organization:${place.name}`, details, facts);
    });
  }

  private async isLastAdmin(place: Place, before: StandingRow | null): Promise<boolean> {
    return before?.role === 'admin' && (await this.members.countAdmins(place.id)) <= 1;
  }
}

/** Whether a group has something to say here: somebody new, or somebody whom a group brought. */
function isChange(before: StandingRow | null, role: MemberRole | null): boolean {
  if (before === null) return role !== null;
  return before.byGroup && before.role !== role;
}
