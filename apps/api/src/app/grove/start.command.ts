import { SYSTEM } from '../../common/actor';
import { AccountsService } from '../../modules/accounts';
import { type DemoRemoval, DemoService, type DemoState } from '../../modules/demo';
import { HUB_MODES } from '../../platform/config';
import type { CommandFamily, Result } from './command';
import type { Input } from './input';
import type { Operator } from './operator';

export const START_COMMANDS: CommandFamily = [
  {
    name: 'demo',
    usage: '[--remove]',
    summary: 'load the example content, or remove it',
    details:
      'Small models, datasets and an app, made on this machine, in an organization of their own. What is there already stays; a load that ' +
      'was cut off is completed. Removing takes all of it and only it: what people pushed to, renamed or moved is theirs and is named.',
    examples: ['grove demo', 'grove demo --remove'],
    words: [0, 0],
    options: { remove: { type: 'boolean' } },
    run: demo,
  },
  {
    name: 'mode',
    usage: `[${HUB_MODES.join('|')}]`,
    summary: 'what kind of hub this is, or change it',
    details:
      'A preset for GROVE_SIGNUP, GROVE_ANONYMOUS_READ, GROVE_DEFAULT_VISIBILITY and GROVE_ORGANIZATIONS; each of them wins over it.',
    examples: ['grove mode', 'grove mode company'],
    words: [0, 1],
    run: mode,
  },
];

async function demo(operator: Operator, input: Input): Promise<Result> {
  const service = await operator.service(DemoService);
  if (!input.flag('remove')) {
    const state = await service.load(SYSTEM);
    return { lines: loadedLines(state), data: state };
  }
  const removal = await service.remove(SYSTEM);
  return { lines: removedLines(removal), data: removal };
}

function loadedLines({ organization, repositories }: DemoState): string[] {
  return [`The examples are in ${organization}:`, ...repositories.map(({ type, namespace, name }) => `  ${type} ${namespace}/${name}`)];
}

const WHY: Record<DemoRemoval['kept'][number]['reason'], string> = {
  changed: 'somebody pushed to it',
  moved: 'somebody renamed or moved it',
  members: 'it has members',
  repositories: 'it has repositories of somebody',
};

function removedLines({ removed, kept }: DemoRemoval): string[] {
  const lines = [...removed.map((id) => `Removed ${id}.`), ...kept.map(({ id, reason }) => `Kept ${id}: ${WHY[reason]}.`)];
  return lines.length > 0 ? lines : ['No examples are loaded.'];
}

async function mode(operator: Operator, input: Input): Promise<Result> {
  const wanted = input.word(0) && input.choice('The mode', input.word(0), HUB_MODES);
  const accounts = await operator.service(AccountsService);
  if (wanted) await accounts.chooseMode(SYSTEM, wanted);
  const now = accounts.mode;
  return { lines: [now ? `This is a ${now} hub.` : 'No mode was chosen yet.'], data: { mode: now } };
}
