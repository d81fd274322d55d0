// Organizations of a seed file and the roles of their members. Members the file does not name stay.
import { SYSTEM } from '../../common/actor';
import { NamespacesService } from '../../modules/accounts';
import { type Organization, OrganizationsService } from '../../modules/organizations';
import type { SeedOrganization, SeedRole } from '../../platform/config';
import type { SeedRun } from './run';

export async function seedOrganizations(run: SeedRun, organizations: readonly SeedOrganization[]): Promise<void> {
  for (const organization of organizations) {
    await run.entry(`organization ${organization.name}`, async () => {
      const made = await present(run, organization);
      await seedMembers(run, made, organization.members);
    });
  }
}

async function present(run: SeedRun, { name, fullName }: SeedOrganization): Promise<Organization> {
  const service = run.get(OrganizationsService);
  const known = await run.namespace(name, 'organization');
  if (!known) {
    const made = await service.create(SYSTEM, { name, fullName });
    run.changed(`created the organization ${made.name}`);
    return made;
  }
  const organization = await service.get(known.name);
  if (fullName !== undefined && fullName.trim() !== organization.fullName) {
    await run.get(NamespacesService).describe({ ...organization, actor: SYSTEM }, { fullName: fullName.trim() });
    run.changed(`${organization.name} has a new full name`);
  }
  return organization;
}

/** Admins first: somebody may stop being the last one only when the next one is there. */
async function seedMembers(run: SeedRun, organization: Organization, members: Record<string, SeedRole>): Promise<void> {
  const service = run.get(OrganizationsService);
  const before = new Map((await service.members(organization)).map((member) => [member.name.toLowerCase(), member.role]));
  const wanted = Object.entries(members).toSorted(([, a], [, b]) => Number(b === 'admin') - Number(a === 'admin'));
  for (const [user, role] of wanted) {
    const name = (await run.namespace(user, 'user'))?.name ?? user;
    if (before.get(name.toLowerCase()) === role) continue;
    await service.setMember({ ...organization, actor: SYSTEM }, name, role);
    run.changed(`${name} has the role ${role} in ${organization.name}`);
  }
}
