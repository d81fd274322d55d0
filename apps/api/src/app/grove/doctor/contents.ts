// The hub's contents: every ref → commit → tree → blob → bytes of each repository, and what is derived from them.
import { type Finding as Found } from '../../../modules/blobs';
import { VersionDoctor } from '../../../modules/versions';
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
  const doctor = await operator.service(VersionDoctor);
  let [seen, whole] = [0, 0];
  for await (const record of repositories(operator, options.address)) {
    const address = addressOf(record);
    const findings = await examineOne(doctor, record.id, address, options);
    seen++;
    if (findings.length === 0) whole++;
    yield* findings.slice(0, MOST_LISTED);
    if (findings.length > MOST_LISTED)
      yield problem(address, `and ${findings.length - MOST_LISTED} more`, `npm run grove -- doctor --repository ${address} --json`);
  }
  const howDeep = options.deep ? ', every byte of their large files read' : '';
  yield ok('contents', `${whole} of ${seen} ${seen === 1 ? 'repository is' : 'repositories are'} whole${howDeep}`);
}

async function examineOne(doctor: VersionDoctor, id: bigint, address: string, { deep, repair }: ContentsOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  try {
    if (repair) for await (const { message } of doctor.repair(id)) findings.push(ok(address, `mended: ${message}`));
    for await (const found of doctor.check(id, { deep })) findings.push(findingOf(address, found));
  } catch (error) {
    findings.push(problem(address, `the check broke off: ${messageOf(error)}`, 'this should not happen: please report it'));
  }
  return findings;
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
