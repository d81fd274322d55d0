// The hub's contents: every ref → commit → tree → blob → bytes of each repository, and what is derived from them.
import { type Finding as Found } from '../../../modules/blobs';
import { CardsService } from '../../../modules/cards';
import { CheckpointCare } from '../../../modules/jobs';
import { UsageDoctor } from '../../../modules/quotas';
import { VersionDoctor } from '../../../modules/versions';
import type { RepositoryRecord } from '../../../modules/repositories';
import type { Operator } from '../operator';
import { addressOf, repositories } from '../repositories';
import { type Finding, messageOf, ok, problem, warning } from './finding';

/** More of one repository's findings than this are counted, not listed. */
const MOST_LISTED = 50;

export interface ContentsOptions {
  /** Only these: `ns/name`, `datasets/ns/name`, `spaces/ns/name`. */
  address?: string | undefined;
  /** Reads every byte of every large file. */
  deep: boolean;
  /** Makes derived rows anew before looking. */
  repair: boolean;
}

/** One line for each thing found, and one at the end for the repositories that are whole. */
export async function* examineContents(operator: Operator, options: ContentsOptions): AsyncGenerator<Finding> {
  const services = { doctor: await operator.service(VersionDoctor), cards: await operator.service(CardsService) };
  const usage = await operator.service(UsageDoctor);
  const namespaces = new Set<bigint>();
  let [seen, whole] = [0, 0];
  for await (const record of repositories(operator, options.address)) {
    const address = addressOf(record);
    const findings = await examineOne(services, record.id, address, options);
    for await (const finding of examineUsage(usage, record, namespaces, options)) findings.push(finding);
    seen++;
    if (findings.length === 0) whole++;
    yield* findings.slice(0, MOST_LISTED);
    if (findings.length > MOST_LISTED)
      yield problem(address, `and ${findings.length - MOST_LISTED} more`, `npm run grove -- doctor --repository ${address} --json`);
  }
  const howDeep = options.deep ? ', every byte of their large files read' : '';
  if (options.address === undefined) yield* examineCheckpoints(await operator.service(CheckpointCare), options);
  yield ok('contents', `${whole} of ${seen} ${seen === 1 ? 'repository is' : 'repositories are'} whole${howDeep}`);
}

interface Services {
  doctor: VersionDoctor;
  cards: CardsService;
}

async function examineOne({ doctor, cards }: Services, id: bigint, address: string, { deep, repair }: ContentsOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  try {
    if (repair) for await (const { message } of doctor.repair(id)) findings.push(ok(address, `mended: ${message}`));
    if (repair && (await cards.refresh(id, { anew: true })))
      findings.push(ok(address, 'mended: what lists and pages know of its card and files'));
    for await (const found of doctor.check(id, { deep })) findings.push(findingOf(address, found));
  } catch (error) {
    findings.push(problem(address, `the check broke off: ${messageOf(error)}`, 'this should not happen: please report it'));
  }
  return findings;
}

/** What jobs that have not ended may go on from. */
async function* examineCheckpoints(care: CheckpointCare, { deep }: ContentsOptions): AsyncGenerator<Finding> {
  for await (const { job, message } of care.check({ deep }))
    yield warning(`job ${job}`, message, 'The next attempt goes on from an earlier one, or begins anew');
}

/** What is counted for quotas. The namespace of the first repository that is looked at is examined with it. */
async function* examineUsage(
  doctor: UsageDoctor,
  record: RepositoryRecord,
  seen: Set<bigint>,
  { repair }: ContentsOptions,
): AsyncGenerator<Finding> {
  const address = addressOf(record);
  if (!(await doctor.isRepositoryRight(record.id))) {
    if (repair) await doctor.repairRepository(record.id);
    yield counted(address, 'The bytes that are counted for the repository', repair);
  }
  if (seen.has(record.namespaceId)) return;
  seen.add(record.namespaceId);
  if (await doctor.isNamespaceRight(record.namespaceId)) return;
  if (repair) await doctor.repairNamespace(record.namespaceId);
  yield counted(address, `The totals of ${record.namespace}`, repair);
}

function counted(address: string, what: string, isMended: boolean): Finding {
  if (isMended) return ok(address, `mended: ${what} were counted anew`);
  return warning(address, `${what} are not what is stored (usage/off)`, `npm run grove -- doctor --repair --repository ${address}`);
}

function findingOf(address: string, { severity, code, message }: Found): Finding {
  const text = `${message.replace(/\.$/, '')} (${code})`;
  if (severity === 'warning') return warning(address, text, `npm run grove -- doctor --repair --repository ${address}`);
  return problem(address, text, adviceFor(code, address));
}

function adviceFor(code: string, address: string): string {
  if (code.startsWith('blob/')) return 'Restore the object store from its backup, or upload the file again';
  const isDerived = code === 'commit/new-oids' || code === 'commit/wrong-row';
  return isDerived ? `npm run grove -- doctor --repair --repository ${address}` : 'Restore the database from its backup, or push again';
}
