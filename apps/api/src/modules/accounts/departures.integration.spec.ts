import { SYSTEM } from '../../common/actor';
import { OrganizationsService } from '../organizations';
import { AccountsService, SessionsService } from '.';
import { actorOf, FACTS, type Rooms, startRooms } from './accounts-for-specs';

let rooms: Rooms;
let accounts: AccountsService;

beforeAll(async () => {
  rooms = await startRooms();
  accounts = rooms.get(AccountsService);
});
afterAll(() => rooms?.close());

describe('an account that ends', () => {
  it('takes its sessions with it, gives back its likes, and its name is given to nobody again', async () => {
    const [owner, leaver] = [await rooms.person('owner'), await rooms.person('leaver')];
    const { prisma } = rooms.database;
    const row = {
      type: 'model' as const,
      namespaceId: owner.id,
      name: 'net',
      nameKey: 'net',
      isPrivate: false,
      likesCount: 1,
      likes30d: 1,
    };
    const repository = await prisma.repository.create({ data: row });
    await prisma.like.create({ data: { repositoryId: repository.id, userId: leaver.id } });
    const { secret } = await rooms.get(SessionsService).open(leaver, FACTS);

    await accounts.remove(SYSTEM, 'leaver');

    expect(await accounts.find('leaver')).toBeNull();
    expect(await rooms.get(SessionsService).resolve(secret)).toBeNull();
    expect(await prisma.repository.findUnique({ where: { id: repository.id } })).toMatchObject({ likesCount: 0, likes30d: 0 });
    await expect(rooms.person('Leaver')).rejects.toMatchObject({ code: 'namespace/name-taken' });
    await expect(accounts.remove(SYSTEM, 'leaver')).rejects.toMatchObject({ code: 'account/not-found' });
    await expect(accounts.remove(SYSTEM, 'owner')).rejects.toMatchObject({
      code: 'account/owns-repositories',
      message: 'This account owns a repository: delete or move them first.',
    });
  });

  it('is not the only admin of an organization', async () => {
    const [one, two] = [await rooms.person(), await rooms.person()];
    const organizations = rooms.get(OrganizationsService);
    const made = await organizations.create(actorOf(one), { name: 'keepers' });
    await expect(accounts.remove(SYSTEM, one.name)).rejects.toMatchObject({
      code: 'account/last-organization-admin',
      message: 'This account is the only admin of keepers: give somebody else that role first.',
    });
    await organizations.setMember({ ...made, actor: SYSTEM }, two.name, 'admin');
    await accounts.remove(SYSTEM, one.name);
    expect(await organizations.members(made)).toMatchObject([{ name: two.name, role: 'admin' }]);
  });

  it('is never the last administrator, even when all of them go at the same time', async () => {
    const names = ['root-a', 'root-b', 'root-c'];
    for (const name of names) await accounts.provision(SYSTEM, { name, isAdmin: true });
    const goings = await Promise.allSettled([
      accounts.remove(SYSTEM, 'root-a'),
      accounts.setDisabled(SYSTEM, 'root-b', true),
      accounts.setAdmin(SYSTEM, 'root-c', false),
    ]);
    const refused = goings.filter((going) => going.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'account/last-administrator' } }]);
    expect(await rooms.database.prisma.user.count({ where: { isAdmin: true, disabledAt: null } })).toBe(1);
  });
});
