// Everything the page of a name begins with, in one answer: a person and an organization alike.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { type NamespaceProfile, NamespacesService } from '../../modules/accounts';
import { FollowsService } from '../../modules/follows';
import { OrganizationsService } from '../../modules/organizations';
import { RepositoriesService } from '../../modules/repositories';
import { type ProfileSurroundings, type ProfileView, viewProfile } from './people.views';

@Injectable()
export class Profiles {
  constructor(
    private readonly names: NamespacesService,
    private readonly organizations: OrganizationsService,
    private readonly repositories: RepositoriesService,
    private readonly follows: FollowsService,
  ) {}

  async of(name: string, actor: Actor): Promise<ProfileView> {
    const profile = await this.names.profile(name);
    const counts = await this.repositories.count(actor, profile.name);
    const around = profile.kind === 'user' ? await this.ofPerson(profile, actor) : await this.ofOrganization(profile, actor);
    return viewProfile(profile, { counts, ...around, follows: await this.follows.facts(actor, profile.id) });
  }

  private async ofPerson({ id }: NamespaceProfile, actor: Actor): Promise<Omit<ProfileSurroundings, 'counts' | 'follows'>> {
    const mayAdminister = actor.kind === 'user' && actor.userId === id;
    return { organizations: await this.organizations.of(id), membersCount: null, role: null, mayAdminister };
  }

  private async ofOrganization(profile: NamespaceProfile, actor: Actor): Promise<Omit<ProfileSurroundings, 'counts' | 'follows'>> {
    const membersCount = await this.organizations.countMembers(profile);
    const role = await this.organizations.roleOf(profile, actor);
    const mayAdminister = role === 'admin' || (actor.kind === 'user' && actor.isAdmin);
    return { organizations: [], membersCount, role, mayAdminister };
  }
}
