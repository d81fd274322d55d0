// The operator's command line: finds the command, runs it, prints its answer. Exit codes: 0 done, 1 failed or something found,
// 2 wrong command line. Only answers go to standard output.
import { text } from 'node:stream/consumers';
import { DomainError } from '../../common/errors';
import { BackupError } from '../../platform/backup';
import { ConfigError, loadConfig, SeedFileError } from '../../platform/config';
import { EmbeddedPostgresError, MigrationError } from '../../platform/database/server';
import { SeedRefused } from '../seed/run';
import type { Command, CommandFamily } from './command';
import { CommandFailed, UsageError } from './errors';
import { helpFor, overview } from './help';
import { Input } from './input';
import { messageOf } from './doctor/finding';
import { BACKUP_COMMANDS } from './backup.command';
import { START_COMMANDS } from './start.command';
import { DOCTOR_COMMANDS } from './doctor.command';
import { GC_COMMANDS } from './gc.command';
import { IMPORT_COMMANDS } from './import.command';
import { LINK_COMMANDS } from './links.command';
import { MAIL_COMMANDS } from './mails.command';
import { MAINTENANCE_COMMANDS } from './maintenance.command';
import { Operator } from './operator';
import { ORGANIZATION_COMMANDS } from './organizations.command';
import { json } from './output';
import { REINDEX_COMMANDS } from './reindex.command';
import { OAUTH_COMMANDS } from './oauth.command';
import { RUNNER_COMMANDS } from './runner.command';
import { TOKEN_COMMANDS } from './tokens.command';
import { USER_COMMANDS } from './users.command';

const FAMILIES: Record<string, CommandFamily> = {
  Accounts: USER_COMMANDS,
  Organizations: ORGANIZATION_COMMANDS,
  'Access tokens': TOKEN_COMMANDS,
  'Signing other programs in': OAUTH_COMMANDS,
  Links: LINK_COMMANDS,
  Mail: MAIL_COMMANDS,
  'First steps': START_COMMANDS,
  'Bringing in': IMPORT_COMMANDS,
  'Running jobs for a hub': RUNNER_COMMANDS,
  Maintenance: [...MAINTENANCE_COMMANDS, ...DOCTOR_COMMANDS, ...GC_COMMANDS, ...BACKUP_COMMANDS, ...REINDEX_COMMANDS],
};

export interface Terminal {
  env: NodeJS.ProcessEnv;
  out(line: string): void;
  err(line: string): void;
  readInput(): Promise<string>;
}

/** The exit code. */
export async function runGrove(args: string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    terminal.err(messageFor(error));
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
  }
}

async function dispatch(args: string[], terminal: Terminal): Promise<number> {
  if (args.length === 0 || ['help', '--help', '-h'].includes(args[0] ?? '')) {
    terminal.out(overview(FAMILIES));
    return args.length === 0 ? 2 : 0;
  }
  const command = findCommand(args);
  const input = Input.parse(command, args.slice(command.name.split(' ').length));
  if (!input.wantsHelp) return execute(command, input, terminal);
  terminal.out(helpFor(command));
  return 0;
}

async function execute(command: Command, input: Input, terminal: Terminal): Promise<number> {
  const operator = new Operator(loadConfig(quiet(terminal.env)), terminal.env, terminal.readInput, input.isJson ? undefined : terminal.err);
  const interrupt = command.endsItself ? null : onInterrupt(operator);
  try {
    const { lines, data, hasFindings } = await command.run(operator, input);
    for (const line of input.isJson ? [json(data)] : lines) terminal.out(line);
    return hasFindings ? 1 : 0;
  } finally {
    interrupt?.forget();
    await operator.close();
  }
}

function findCommand(args: string[]): Command {
  const all = Object.values(FAMILIES).flat();
  const found = all.find(({ name }) => name.split(' ').every((word, i) => args[i] === word));
  if (found) return found;
  const siblings = all.filter(({ name }) => name.split(' ')[0] === args[0]).map(({ name }) => name);
  if (siblings.length > 0) throw new UsageError(`"${args.slice(0, 2).join(' ')}" is no command; there are ${siblings.join(', ')}.`);
  throw new UsageError(`"${args[0]}" is no command.`);
}

/** Log lines would stand between the answers; a seed is applied by its own command only. */
function quiet(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GROVE_LOG_LEVEL: _level, GROVE_LOG_LEVEL_FILE: _file, GROVE_SEED_FILE: _seed, ...rest } = env;
  return { ...rest, GROVE_LOG_LEVEL: 'silent' };
}

/** An embedded server that a command started ends with it. */
function onInterrupt(operator: Operator): { forget(): void } {
  const stop = (): void => void operator.close().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return { forget: () => void process.off('SIGINT', stop).off('SIGTERM', stop) };
}

const FOR_THE_OPERATOR = [
  BackupError,
  CommandFailed,
  ConfigError,
  DomainError,
  EmbeddedPostgresError,
  MigrationError,
  SeedFileError,
  SeedRefused,
];

function messageFor(error: unknown): string {
  if (error instanceof UsageError) return `${error.message} Try: npm run grove -- ${error.command ?? ''} --help`.replace('  ', ' ');
  if (FOR_THE_OPERATOR.some((type) => error instanceof type)) return (error as Error).message;
  // A file or a server that is not there: what the system says is enough.
  if ((error as NodeJS.ErrnoException).syscall !== undefined) return messageOf(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** All of standard input, less the line end that `echo` adds. */
export async function standardInput(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}
