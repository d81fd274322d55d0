// Why a job waits, as one sentence's worth of facts; and the names of jobs.
import { randomBytes } from 'node:crypto';
import { isWelcome, mayTake, priceOn, type TermedJob } from './job-terms';
import type { JobNeeds } from './jobs.types';
import type { Contest, Room, RunnerRoom } from './job-waiting.store';

const KEY_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const KEY_LENGTH = 24;

/** `ftjob-` and 24 letters and digits: not to be guessed, though nothing rests on that. */
export function newJobKey(): string {
  return newKey('ftjob');
}

/** The prefix, a dash, and the 24 characters. */
export function newKey(prefix: string): string {
  return `${prefix}-${Array.from(randomBytes(KEY_LENGTH), (byte) => KEY_CHARACTERS[byte % KEY_CHARACTERS.length]).join('')}`;
}

export type Resource = 'recipe' | 'cpus' | 'memory' | 'gpus';

export type WaitingReason =
  /** An attempt was lost; the next one begins at `until`. */
  | { kind: 'pause'; until: Date }
  /** No runner that is there could ever take it up: `lacking` names what the best of them does not have. */
  | { kind: 'no-runner'; lacking: Resource | null }
  /** Runners that are there cost more than it agrees to; the cheapest of them that much. */
  | { kind: 'price'; hourMicro: bigint }
  /** Runners that could take it up take no jobs at present. */
  | { kind: 'paused' }
  /** Its namespace runs as many jobs as it may. */
  | { kind: 'namespace-limit'; running: number; limit: number }
  /** Others have their turn first. `scarce` is what they and it wait for; null while a runner is free. */
  | { kind: 'ahead'; jobs: number; scarce: Resource | 'slots' | null }
  /** Next in turn, but every runner that could take it up is at work. `scarce` is what it waits for. */
  | { kind: 'busy'; runners: number; scarce: Resource | 'slots' }
  /** Nothing stands in its way. */
  | { kind: 'starting' };

export interface WaitingFacts {
  now: Date;
  notBefore: Date;
  needs: JobNeeds & TermedJob;
  ahead: number;
  runningOfNamespace: number;
  limitOfNamespace: number;
  rooms: readonly RunnerRoom[];
}

type ContestFacts = Pick<WaitingFacts, 'needs' | 'runningOfNamespace' | 'limitOfNamespace' | 'rooms'>;

/**
 * Who can be ahead of a job: those that a runner could take in its place. Where one is free that is what it has free, at this moment; else whatever it could
 * run, since nobody knows what ends first.
 */
export function contestOf({ needs, runningOfNamespace, limitOfNamespace, rooms }: ContestFacts, fullUp: readonly bigint[]): Contest {
  const able = ableOf(needs, rooms);
  const open = able.filter(isOpen);
  const free = runningOfNamespace < limitOfNamespace ? open.filter((room) => scarceOf(needs, room) === null) : [];
  const isNow = free.length > 0;
  const counted = [free, open, able].find((some) => some.length > 0) ?? [];
  return {
    rooms: counted.map((room) => offerOf(room, isNow)),
    isNow,
    fullUp,
  };
}

/** Who can ever be taken in its place, and by how many: the runners that could take it up, whatever they do now. */
export function rivalsOf(needs: WaitingFacts['needs'], rooms: readonly RunnerRoom[]): { contest: Contest; runners: number; slots: number } {
  const able = ableOf(needs, rooms).filter(isOpen);
  const offers = able.map((room) => offerOf(room, false));
  return {
    contest: { rooms: offers, isNow: false, fullUp: [] },
    runners: able.length,
    slots: able.reduce((sum, { total }) => sum + total.slots, 0),
  };
}

export function waitingReason({ now, notBefore, needs, ahead, runningOfNamespace, limitOfNamespace, rooms }: WaitingFacts): WaitingReason {
  if (notBefore > now) return { kind: 'pause', until: notBefore };
  const able = ableOf(needs, rooms);
  if (able.length === 0) return notAble(needs, rooms);
  const open = able.filter(isOpen);
  if (open.length === 0) return { kind: 'paused' };
  if (runningOfNamespace >= limitOfNamespace) return { kind: 'namespace-limit', running: runningOfNamespace, limit: limitOfNamespace };
  const isFree = open.some((room) => scarceOf(needs, room) === null);
  const scarce = isFree ? null : scarceOf(needs, open[0]!);
  if (ahead > 0) return { kind: 'ahead', jobs: ahead, scarce };
  return scarce === null ? { kind: 'starting' } : { kind: 'busy', runners: open.length, scarce };
}

function ableOf(needs: WaitingFacts['needs'], rooms: readonly RunnerRoom[]): RunnerRoom[] {
  return rooms.filter((room) => mayTake(room, needs) && lacks(needs, room.recipes, room.total) === null);
}

function notAble(needs: WaitingFacts['needs'], rooms: readonly RunnerRoom[]): WaitingReason {
  const welcome = rooms.filter((room) => isWelcome(room, needs));
  const prices = welcome.filter((room) => lacks(needs, room.recipes, room.total) === null).map((room) => priceOn(room, needs));
  if (prices.length === 0) return { kind: 'no-runner', lacking: leastLacking(needs, welcome) };
  return { kind: 'price', hourMicro: prices.reduce((least, price) => (price < least ? price : least)) };
}

function isOpen({ isPaused, problem }: RunnerRoom): boolean {
  return !isPaused && problem === null;
}

function offerOf({ total, taken, ...room }: RunnerRoom, isFreeOnly: boolean): Contest['rooms'][number] {
  const { recipes, namespaceId, isOpen, cpuHourMicro, gpuHourMicro } = room;
  const { cpus, memoryBytes, gpus } = isFreeOnly ? left(total, taken) : total;
  return { recipes, namespaceId, isOpen, cpuHourMicro, gpuHourMicro, cpus, memoryBytes, gpus };
}

function left(total: Room, taken: Room): Omit<Room, 'slots'> {
  return { cpus: total.cpus - taken.cpus, memoryBytes: total.memoryBytes - taken.memoryBytes, gpus: total.gpus - taken.gpus };
}

/** What a runner does not have at all. */
function lacks(needs: JobNeeds, recipes: readonly string[], room: Room): Resource | null {
  if (!recipes.includes(needs.recipe)) return 'recipe';
  if (needs.gpus > room.gpus) return 'gpus';
  if (needs.memoryBytes > room.memoryBytes) return 'memory';
  return needs.cpus > room.cpus ? 'cpus' : null;
}

const ORDER: readonly Resource[] = ['recipe', 'gpus', 'memory', 'cpus'];

/** Of the runner that comes nearest. Null when there is no runner. */
function leastLacking(needs: JobNeeds, rooms: readonly RunnerRoom[]): Resource | null {
  const lacking = rooms.map((room) => ORDER.indexOf(lacks(needs, room.recipes, room.total)!));
  return lacking.length === 0 ? null : ORDER[Math.max(...lacking)]!;
}

function scarceOf(needs: JobNeeds, { total, taken }: RunnerRoom): Resource | 'slots' | null {
  if (taken.slots >= total.slots) return 'slots';
  if (needs.gpus > total.gpus - taken.gpus) return 'gpus';
  if (needs.memoryBytes > total.memoryBytes - taken.memoryBytes) return 'memory';
  return needs.cpus > total.cpus - taken.cpus ? 'cpus' : null;
}
