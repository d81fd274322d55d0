import { SYSTEM } from '../../common/actor';
import { type Account, AccountsService } from '../../modules/accounts';
import { type Token, TokensService } from '../../modules/tokens';
import type { CommandFamily, Result } from './command';
import { CommandFailed } from './errors';
import type { Input } from './input';
import type { Operator } from './operator';
import { date, table } from './output';

export const TOKEN_COMMANDS: CommandFamily = [
  {
    name: 'token add',
    usage: 'USER NAME --role read|write [--expires-days N]',
    summary: 'make an access token and print it, this once',
    examples: ['grove token add alice ci --role write --expires-days 90', 'HF_TOKEN=$(grove token add alice ci --role read)'],
    details: 'Only the token goes to standard output, so that a script can take it.',
    words: [2, 2],
    options: { role: { type: 'string' }, 'expires-days': { type: 'string' } },
    run: add,
  },
  {
    name: 'token list',
    usage: 'USER',
    summary: 'the tokens of an account, without their secrets',
    examples: ['grove token list alice'],
    words: [1, 1],
    run: list,
  },
  {
    name: 'token revoke',
    usage: 'USER NAME',
    summary: 'end a token at once',
    examples: ['grove token revoke alice ci'],
    words: [2, 2],
    run: revoke,
  },
];

async function add(operator: Operator, input: Input): Promise<Result> {
  const role = input.choice('--role', input.text('role'), ['read', 'write']);
  const expiresInDays = input.wholeNumber('expires-days', 1);
  const tokens = await operator.service(TokensService);
  const owner = await ownerOf(operator, input.word(0));
  const { token, secret } = await tokens.createToken(SYSTEM, owner, { displayName: input.word(1), role, expiresInDays });
  return { lines: [secret], data: { ...view(token), secret } };
}

async function list(operator: Operator, input: Input): Promise<Result> {
  const owner = await ownerOf(operator, input.word(0));
  const tokens = await (await operator.service(TokensService)).list(owner.id);
  const rows = tokens.map((token) => [token.displayName, token.role, token.hint, date(token.lastUsedAt), date(token.expiresAt)]);
  return { lines: table(['NAME', 'ROLE', 'TOKEN', 'LAST USED', 'EXPIRES'], rows), data: tokens.map(view) };
}

async function revoke(operator: Operator, input: Input): Promise<Result> {
  const owner = await ownerOf(operator, input.word(0));
  const tokens = await operator.service(TokensService);
  const token = (await tokens.list(owner.id)).find(({ displayName }) => displayName === input.word(1));
  if (!token)
    throw new CommandFailed(`${owner.name} has no token called "${input.word(1)}". See: npm run grove -- token list ${owner.name}`);
  await tokens.revoke(SYSTEM, owner, token.id);
  return { lines: [`The token "${token.displayName}" of ${owner.name} is revoked.`], data: view(token) };
}

async function ownerOf(operator: Operator, login: string): Promise<Account> {
  const account = await (await operator.service(AccountsService)).find(login);
  if (!account) throw new CommandFailed(`There is no user called "${login}".`);
  return account;
}

function view({ id, displayName, role, hint, createdAt, lastUsedAt, expiresAt }: Token): object {
  return { id: String(id), name: displayName, role, hint, createdAt, lastUsedAt, expiresAt };
}
