import type { CommandFamily, Result } from './command';
import { examineContents } from './doctor/contents';
import type { Finding } from './doctor/finding';
import { examineLedger } from './doctor/ledger.check';
import { examineSurroundings } from './doctor/surroundings';
import type { Input } from './input';
import type { Operator } from './operator';

export const DOCTOR_COMMANDS: CommandFamily = [
  {
    name: 'doctor',
    usage: '[--deep] [--repository ADDRESS] [--repair]',
    summary: 'look whether everything is well: surroundings, every ref → tree → blob → bytes, and that the ledger adds up',
    details:
      'Prints a line for each check: ok, warning, or problem with what to do. The exit code is 1 when there is a problem. ' +
      '--deep reads every byte of every large file and compares its sha256. --repository looks at one repository only. ' +
      '--repair makes what is derived anew: rows of commits from git objects, what lists know from cards and headers of files. It never touches the objects themselves.',
    examples: ['grove doctor', 'grove doctor --deep', 'grove doctor --repository ada/tiny --repair'],
    words: [0, 0],
    options: { deep: { type: 'boolean' }, repair: { type: 'boolean' }, repository: { type: 'string' } },
    run: examine,
  },
];

async function examine(operator: Operator, input: Input): Promise<Result> {
  const address = input.text('repository');
  const findings: Finding[] = [];
  if (address === undefined) for await (const finding of examineSurroundings(operator)) findings.push(finding);
  // Without a database that answers there is nothing to look into.
  if (!findings.some(({ check, level }) => check === 'database' && level === 'problem')) {
    const options = { address, deep: input.flag('deep'), repair: input.flag('repair') };
    for await (const finding of examineContents(operator, options)) findings.push(finding);
    if (address === undefined) for await (const finding of examineLedger(operator)) findings.push(finding);
  }
  const problems = findings.filter((finding) => finding.level === 'problem').length;
  return { lines: [...findings.map(lineOf), summary(problems)], data: { findings, problems }, hasFindings: problems > 0 };
}

function lineOf({ level, check, text, advice }: Finding): string {
  return `${level.padEnd(8)} ${check}: ${text.replace(/\.$/, '')}${advice === undefined ? '' : `. ${advice}`}`;
}

function summary(problems: number): string {
  return problems === 0 ? 'No problems.' : `${problems} ${problems === 1 ? 'problem' : 'problems'}.`;
}
