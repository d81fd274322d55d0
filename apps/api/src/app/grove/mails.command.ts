import { Mailer, type MailSummary } from '../../platform/mail';
import type { CommandFamily, Result } from './command';
import type { Operator } from './operator';
import { date, table } from './output';

const SHOWN = 50;

export const MAIL_COMMANDS: CommandFamily = [
  {
    name: 'mail list',
    usage: '',
    summary: 'the latest mails: sent, waiting, or given up, and why',
    examples: ['grove mail list', 'grove mail list --json'],
    words: [0, 0],
    run: list,
  },
];

async function list(operator: Operator): Promise<Result> {
  const mails = await (await operator.service(Mailer)).list(null, SHOWN);
  const rows = mails.map((mail) => [date(mail.createdAt), mail.recipient, stateOf(mail), mail.subject, mail.lastError ?? '-']);
  const data = mails.map((mail) => ({ ...mail, id: String(mail.id), state: stateOf(mail) }));
  return { lines: table(['SINCE', 'TO', 'STATE', 'SUBJECT', 'REASON'], rows), data };
}

function stateOf({ sentAt, givenUpAt, attempts }: MailSummary): string {
  if (sentAt) return 'sent';
  if (givenUpAt) return 'given up';
  if (attempts === 0) return 'waiting';
  return `waiting, tried ${attempts === 1 ? 'once' : `${attempts} times`}`;
}
