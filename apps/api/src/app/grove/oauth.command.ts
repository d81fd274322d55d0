// The keys that sign ID tokens for programs which sign people in with their account here.
import { SYSTEM } from '../../common/actor';
import { SigningKeys } from '../../modules/oauth';
import { AuditLog } from '../../platform/audit';
import type { CommandFamily, Result } from './command';
import type { Operator } from './operator';

export const OAUTH_COMMANDS: CommandFamily = [
  {
    name: 'oauth rotate-key',
    usage: '',
    summary: 'make a new key that signs ID tokens',
    details:
      'The new key is published at once, signs after five minutes, and the one before stays published for a day: nobody has to sign in again. Running hubs see it within half a minute.',
    examples: ['grove oauth rotate-key'],
    words: [0, 0],
    run: rotate,
  },
];

async function rotate(operator: Operator): Promise<Result> {
  const kid = await (await operator.service(SigningKeys)).rotate();
  await (await operator.service(AuditLog)).record(SYSTEM, 'oauth.key-rotated', `oauth-key:${kid}`);
  return { lines: [`Key ${kid} is published, and signs in five minutes.`], data: { kid } };
}
