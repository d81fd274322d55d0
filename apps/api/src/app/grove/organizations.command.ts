import { SYSTEM } from '../../common/actor';
import { type MemberRole, type Organization, OrganizationsService } from '../../modules/organizations';
import { Transaction } from '../../platform/database/transaction';
import type { CommandFamily, Result } from './command';
import type { Input } from './input';
import type { Operator } from './operator';
import { date, table } from './output';

const ROLES = ['read', 'contributor', 'write', 'admin'] as const satisfies readonly MemberRole[];
const PAGE = 500;

export const ORGANIZATION_COMMANDS: CommandFamily = [
  {
    name: 'org add',
    usage: 'NAME --owner USER [--full-name TEXT]',
    summary: 'make an organization with its first admin',
    examples: ['grove org add acme --owner alice --full-name "Acme Inc."'],
    words: [1, 1],
    options: { owner: { type: 'string' }, 'full-name': { type: 'string' } },
    run: add,
  },
  {
    name: 'org member',
    usage: `ORG USER ${ROLES.join('|')}|remove`,
    summary: 'give somebody a role, or remove them',
    examples: ['grove org member acme bob write', 'grove org member acme bob remove'],
    words: [3, 3],
    run: setMember,
  },
  {
    name: 'org list',
    usage: '',
    summary: 'all organizations',
    examples: ['grove org list', 'grove org list --json'],
    words: [0, 0],
    run: list,
  },
];

async function add(operator: Operator, input: Input): Promise<Result> {
  const [owner, fullName] = [input.required('owner'), input.text('full-name')];
  const organizations = await operator.service(OrganizationsService);
  const transaction = await operator.service(Transaction);
  const made = await transaction.inTransaction(async () => {
    const organization = await organizations.create(SYSTEM, { name: input.word(0), fullName });
    await organizations.setMember({ ...organization, actor: SYSTEM }, owner, 'admin');
    return organization;
  });
  return { lines: [`Made the organization ${made.name}; ${owner} administers it.`], data: view(made) };
}

async function setMember(operator: Operator, input: Input): Promise<Result> {
  const [name, user, text] = [input.word(0), input.word(1), input.word(2)];
  const role = input.choice('The role', text, [...ROLES, 'remove']);
  const organizations = await operator.service(OrganizationsService);
  const organization = { ...(await organizations.get(name)), actor: SYSTEM };
  if (role === 'remove') await organizations.removeMember(organization, user);
  else await organizations.setMember(organization, user, role);
  const done = role === 'remove' ? `is no member of ${organization.name} any more` : `has the role ${role} in ${organization.name}`;
  return { lines: [`${user} ${done}.`], data: { organization: organization.name, user, role: role === 'remove' ? null : role } };
}

async function list(operator: Operator): Promise<Result> {
  const organizations = await operator.service(OrganizationsService);
  const all: Organization[] = [];
  for (let page = await organizations.list(0n, PAGE); page.length > 0; page = await organizations.list(all.at(-1)!.id, PAGE))
    all.push(...page);
  const rows = all.map((organization) => [organization.name, organization.fullName || '-', date(organization.createdAt)]);
  return { lines: table(['NAME', 'FULL NAME', 'SINCE'], rows), data: all.map(view) };
}

function view({ id, name, fullName, createdAt }: Organization): object {
  return { id: String(id), name, fullName, createdAt };
}
