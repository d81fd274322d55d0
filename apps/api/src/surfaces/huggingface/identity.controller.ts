// Who asks, and who others are (contracts/huggingface-hub.md §3.1, §10.3).
import { Get, Param } from '@nestjs/common';
import { isoDate, wireId } from '@modelgrove/wire-formats';
import { type Actor, type Program, programOf, type UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { type Account, AccountsService, NamespacesService } from '../../modules/accounts';
import { CollectionsService } from '../../modules/collections';
import { FollowsService } from '../../modules/follows';
import { LikesService } from '../../modules/likes';
import { type Belonging, OrganizationsService } from '../../modules/organizations';
import { RepositoriesService } from '../../modules/repositories';
import { CurrentActor } from '../../platform/http';
import { ApiController } from './api-controller';
import { Named } from './named';
import { personView } from './views/person.view';

@ApiController()
export class IdentityController {
  constructor(
    private readonly access: AccessService,
    private readonly accounts: AccountsService,
    private readonly organizations: OrganizationsService,
    private readonly repositories: RepositoriesService,
    private readonly names: NamespacesService,
    private readonly named: Named,
    private readonly follows: FollowsService,
    private readonly likes: LikesService,
    private readonly collections: CollectionsService,
  ) {}

  @Get('api/whoami-v2')
  async whoami(@CurrentActor() actor: Actor): Promise<object> {
    const user = this.access.identity(actor);
    const account = await this.accounts.ofActor(user);
    return { ...ownView(account, programOf(user), await this.organizations.of(user.userId)), auth: authView(user) };
  }

  @Get('api/users/:name/overview')
  async user(@CurrentActor() actor: Actor, @Param('name') name: string): Promise<object> {
    this.access.reader(actor);
    const account = await this.named.person(name);
    const [counts, organizations] = [await this.repositories.count(actor, account.name), await this.organizations.of(account.id)];
    const { isFollowing, followers, followingPeople } = await this.follows.facts(actor, account.id);
    const { details } = await this.names.profile(account.name);
    return {
      _id: wireId(account.id),
      user: account.name,
      fullname: account.fullName || account.name,
      avatarUrl: '',
      type: 'user',
      isPro: false,
      isFollowing,
      details,
      createdAt: account.createdAt.toISOString(),
      ...countsView(counts),
      numUpvotes: await this.collections.upvotesReceived(account.id),
      numLikes: (await this.likes.likesOf(actor, account.name)).length,
      numFollowers: followers,
      numFollowing: followingPeople,
      orgs: organizations.map((organization) => ({
        id: wireId(organization.organizationId),
        name: organization.name,
        fullname: organization.fullName || organization.name,
        avatarUrl: '',
      })),
    };
  }

  @Get('api/organizations/:name/overview')
  async organization(@CurrentActor() actor: Actor, @Param('name') name: string): Promise<object> {
    this.access.reader(actor);
    const organization = await this.named.organization(name);
    const { isFollowing, followers } = await this.follows.facts(actor, organization.id);
    return {
      _id: wireId(organization.id),
      name: organization.name,
      fullname: organization.fullName || organization.name,
      avatarUrl: '',
      details: organization.details,
      type: 'org',
      isVerified: false,
      isFollowing,
      numUsers: await this.organizations.countMembers(organization),
      ...countsView(await this.repositories.count(actor, organization.name)),
      numFollowers: followers,
    };
  }

  @Get('api/organizations/:name/members')
  async members(@CurrentActor() actor: Actor, @Param('name') name: string): Promise<object[]> {
    this.access.reader(actor);
    const members = await this.organizations.members(await this.named.organization(name));
    return members.map(({ userId, role, ...member }) => ({ ...personView({ id: userId, ...member }), role }));
  }
}

function countsView(counts: { models: number; datasets: number; apps: number }): Record<string, number> {
  return {
    numModels: counts.models,
    numDatasets: counts.datasets,
    numSpaces: counts.apps,
    numDiscussions: 0,
    numPapers: 0,
  };
}

function ownView(account: Account, program: Program | null, organizations: Belonging[]): Record<string, unknown> {
  return {
    type: 'user',
    id: wireId(account.id),
    name: account.name,
    fullname: account.fullName || account.name,
    email: program && !program.scopes.includes('email') ? null : account.email,
    emailVerified: account.emailVerifiedAt !== null,
    canPay: false,
    billingMode: 'postpaid',
    periodEnd: null,
    isPro: false,
    avatarUrl: '',
    orgs: organizations.map((organization) => ({
      type: 'org',
      id: wireId(organization.organizationId),
      name: organization.name,
      fullname: organization.fullName || organization.name,
      email: null,
      canPay: false,
      periodEnd: null,
      avatarUrl: '',
      roleInOrg: organization.role,
      isEnterprise: false,
    })),
  };
}

/** Clients show and store the token under its display name; one of a program has none, and is stored under the name of its owner. */
function authView(user: UserActor): Record<string, unknown> {
  if (user.via.kind === 'session') return { type: 'session' };
  const { program } = user.via;
  if (program) return { type: 'oauth', expiresAt: isoDate(program.expiresAt), clientId: program.clientId, scopes: program.scopes };
  const { displayName, role, scopes, createdAt } = user.via;
  const fineGrained = { canReadGatedRepos: true, global: [], scoped: scopes };
  return {
    type: 'access_token',
    accessToken: { displayName, role, createdAt: isoDate(createdAt), ...(role === 'fineGrained' ? { fineGrained } : {}) },
  };
}
