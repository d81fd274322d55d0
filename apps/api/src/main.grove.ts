// The operator's commands: `npm run grove -- COMMAND`.
import 'reflect-metadata';
import { runGrove, standardInput } from './app/grove';

void runGrove(process.argv.slice(2), {
  env: process.env,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  readInput: standardInput,
}).then((code) => {
  process.exitCode = code;
});
