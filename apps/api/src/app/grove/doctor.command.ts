import type { CommandFamily, Result } from './command';
import type { Finding } from './doctor/finding';
import { examineSurroundings } from './doctor/surroundings';
import type { Operator } from './operator';

export const DOCTOR_COMMANDS: CommandFamily = [
  {
    name: 'doctor',
    usage: '',
    summary: 'look whether everything is well',
    details: 'Prints a line for each check: ok, warning, or problem with what to do. The exit code is 1 when there is a problem.',
    examples: ['grove doctor'],
    words: [0, 0],
    run: examine,
  },
];

async function examine(operator: Operator): Promise<Result> {
  const findings: Finding[] = [];
  for await (const finding of examineSurroundings(operator)) findings.push(finding);
  const problems = findings.filter((finding) => finding.level === 'problem').length;
  return { lines: [...findings.map(lineOf), summary(problems)], data: { findings, problems }, hasFindings: problems > 0 };
}

function lineOf({ level, check, text, advice }: Finding): string {
  return `${level.padEnd(8)} ${check}: ${text.replace(/\.$/, '')}${advice === undefined ? '' : `. ${advice}`}`;
}

function summary(problems: number): string {
  return problems === 0 ? 'No problems.' : `${problems} ${problems === 1 ? 'problem' : 'problems'}.`;
}
