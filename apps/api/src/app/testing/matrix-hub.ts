// The people and repositories of the route × actor matrix: one organization that owns a private, a public and a gated repository of each type.
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { SYSTEM, type TokenScope, type UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { AccountsService } from '../../modules/accounts';
import { CreateRepository } from '../../modules/contributions';
import { type MemberRole, OrganizationsService } from '../../modules/organizations';
import { RepositoriesService } from '../../modules/repositories';
import { TokensService } from '../../modules/tokens';
import type { ActorKind, Visibility } from './route-matrix.policies';
import { startTestHub, type TestHub } from './start-test-hub';

export const ORGANIZATION = 'acme';
export const VISIBILITIES: readonly Visibility[] = ['private', 'public', 'gated'];
const MEMBERS: Record<string, MemberRole> = {
  reader: 'read',
  contributor: 'contributor',
  writer: 'write',
  orgAdmin: 'admin',
  owner: 'contributor',
};
const ELSEWHERE: TokenScope[] = [
  { entity: { type: 'model', name: `${ORGANIZATION}/another` }, permissions: ['repo.content.read', 'repo.write'] },
];

export interface MatrixHub extends TestHub {
  tokenOf(actor: ActorKind): string | null;
  /** The repository of that name, as it was at the start. */
  make(type: RepoType, visibility: Visibility): Promise<void>;
}

export async function startMatrixHub(): Promise<MatrixHub> {
  const hub = await startTestHub({ GROVE_PAYMENTS: 'fake' });
  const tokens = await makePeople(hub);
  const make = (type: RepoType, visibility: Visibility) => makeRepository(hub, tokens.owner ?? '', type, visibility);
  for (const type of REPO_TYPES) for (const visibility of VISIBILITIES) await make(type, visibility);
  return { ...hub, make, tokenOf: (actor) => tokens[actor] ?? null };
}

async function makePeople({ app }: TestHub): Promise<Partial<Record<ActorKind, string>>> {
  const [accounts, organizations, tokens] = [AccountsService, OrganizationsService, TokensService].map((type) =>
    app.get(type as never, { strict: false }),
  ) as unknown as [AccountsService, OrganizationsService, TokensService];
  const acme = { ...(await organizations.create(SYSTEM, { name: ORGANIZATION })), actor: SYSTEM };
  const made: Partial<Record<ActorKind, string>> = { invalid: 'hf_notatokenofthishubnotatokenofthishub' };
  for (const name of ['stranger', ...Object.keys(MEMBERS), 'administrator'] as ActorKind[]) {
    const account = await accounts.provision(SYSTEM, { name: nameOf(name), isAdmin: name === 'administrator' });
    const token = async (role: 'read' | 'write' | 'fineGrained', scopes?: TokenScope[]) =>
      (await tokens.createToken(SYSTEM, account, { displayName: role, role, ...(scopes ? { scopes } : {}) })).secret;
    made[name] = await token('write');
    if (name === 'writer') [made.readToken, made.otherToken] = [await token('read'), await token('fineGrained', ELSEWHERE)];
    const role = MEMBERS[name];
    if (role) await organizations.setMember(acme, nameOf(name), role);
  }
  return made;
}

/** 'administrator' itself is a reserved name. */
function nameOf(actor: ActorKind): string {
  return actor === 'administrator' ? 'operator' : actor;
}

async function makeRepository({ app }: TestHub, ownerToken: string, type: RepoType, visibility: Visibility): Promise<void> {
  const owner = (await app.get(TokensService, { strict: false }).resolve(ownerToken)) as UserActor;
  const created = await app
    .get(CreateRepository, { strict: false })
    .run(owner, { type, namespace: ORGANIZATION, name: visibility, isPrivate: visibility === 'private' });
  if (visibility !== 'gated') return;
  const repo = await app.get(AccessService, { strict: false }).repository(SYSTEM, created, 'administer');
  await app.get(RepositoriesService, { strict: false }).updateSettings(repo, { gated: 'manual' });
}
