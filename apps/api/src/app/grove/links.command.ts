import { SYSTEM } from '../../common/actor';
import { AddressesService, type OneTimeLink, OneTimeLinksService } from '../../modules/accounts';
import type { CommandFamily, Result } from './command';
import type { Operator } from './operator';

export const LINK_COMMANDS: CommandFamily = [
  {
    name: 'admin-link',
    usage: '',
    summary: 'a link that makes the first administrator (once, within an hour)',
    details: 'A hub that has an administrator gives none: use "reset-link NAME", or "user set-admin NAME on".',
    examples: ['grove admin-link'],
    words: [0, 0],
    run: async (operator) => answer(operator, await (await operator.service(OneTimeLinksService)).createFirstAdminLink(SYSTEM)),
  },
  {
    name: 'reset-link',
    usage: 'USER',
    summary: 'a link by which somebody sets a new password (once, within an hour)',
    examples: ['grove reset-link alice'],
    words: [1, 1],
    run: async (operator, input) =>
      answer(operator, await (await operator.service(OneTimeLinksService)).createResetLink(SYSTEM, input.word(0))),
  },
  {
    name: 'verify-link',
    usage: 'USER',
    summary: 'a link by which somebody confirms the e-mail address of their account (once, within a day)',
    details: 'For hubs that send no mail: hand it over in person, or it proves nothing.',
    examples: ['grove verify-link alice'],
    words: [1, 1],
    run: async (operator, input) => answer(operator, await (await operator.service(AddressesService)).createLink(SYSTEM, input.word(0))),
  },
  {
    name: 'invite-link',
    usage: '',
    summary: 'a link by which somebody makes an account (once, within a week)',
    examples: ['grove invite-link'],
    words: [0, 0],
    run: async (operator) => answer(operator, await (await operator.service(OneTimeLinksService)).createInvitation(SYSTEM)),
  },
];

async function answer(operator: Operator, link: OneTimeLink): Promise<Result> {
  const url = `${(await operator.hub()).url}${link.path}`;
  return { lines: [url], data: { url, expiresAt: link.expiresAt } };
}
