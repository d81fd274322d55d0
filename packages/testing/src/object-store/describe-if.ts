// Suites that need programs of the host: skipped with the command that would install them, never silently.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface HostPrograms {
  /** Names looked up on PATH. */
  programs: string[];
  /** The command that installs them. */
  install: string;
}

export function describeIf({ programs, install }: HostPrograms, name: string, suite: () => void): void {
  const absent = programs.filter((program) => !isOnPath(program));
  if (absent.length === 0) {
    describe(name, suite);
    return;
  }
  process.stderr.write(`SKIP ${name}: ${absent.join(', ')} not found; install with: ${install}\n`);
  describe.skip(name, suite);
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return directory !== '';
    } catch {
      return false;
    }
  });
}
