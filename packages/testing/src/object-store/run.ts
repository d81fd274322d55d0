// Runs one program to its end; what it complained about becomes the error.
import { execFile } from 'node:child_process';

const LIMIT_MS = 25_000;

export function run(program: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: LIMIT_MS, maxBuffer: 1024 * 1024 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} failed: ${stderr.trim().slice(-800) || error.message}`, { cause: error }));
      else resolve(stdout);
    });
  });
}
