// Tokens of a seeded user. With a literal value the file is right: an older token of the same name, or one of another role, gives way.
// Without a value the first one made stays.
import { SYSTEM } from '../../common/actor';
import { type Token, type TokenOwner, TokensService } from '../../modules/tokens';
import type { SeedToken } from '../../platform/config';
import type { SeedRun } from './run';

export async function seedTokens(run: SeedRun, owner: TokenOwner, tokens: readonly SeedToken[]): Promise<void> {
  for (const token of tokens) await run.entry(`token ${token.name} of ${owner.name}`, () => present(run, owner, token));
}

async function present(run: SeedRun, owner: TokenOwner, token: SeedToken): Promise<void> {
  const service = run.get(TokensService);
  const named = (await service.list(owner.id)).find((other) => other.displayName === token.name.trim());
  if (token.value === undefined) return named ? undefined : make(run, owner, token);
  const same = await service.findByValue(owner.id, token.value);
  if (same && same.displayName === token.name.trim() && same.role === token.role) return;
  for (const former of distinct([named, same])) await service.revoke(SYSTEM, owner, former.id);
  await make(run, owner, token);
}

async function make(run: SeedRun, owner: TokenOwner, { name, role, value }: SeedToken): Promise<void> {
  const { secret } = await run.get(TokensService).createToken(SYSTEM, owner, { displayName: name, role }, value);
  if (value === undefined) run.outcome.tokens.push({ user: owner.name, name, secret });
  else run.changed(`${owner.name} has the ${role} token "${name}" of the file`);
}

function distinct(tokens: (Token | null | undefined)[]): Token[] {
  const present = tokens.filter((token) => token != null);
  return present.filter((token, i) => present.findIndex((other) => other.id === token.id) === i);
}
