// RESULTS.md from the recorded figures.
import { limitText } from './goals.mjs';
import { side, valueText, verdictText } from './print.mjs';

export function renderResults({ machine, rows, scenarios }) {
  const measured = scenarios.flatMap((scenario) => scenario.rows).filter(({ name }) => rows[name]);
  return `# Benchmarks

${machine.date}: ${machine.cores} cores (${machine.cpu}), ${machine.memoryGiB} GiB, ${machine.system}. Node ${machine.node}, PostgreSQL ${machine.postgres} (embedded), git ${machine.git}, nginx ${machine.nginx}.
Hub, peer and clients share the cores unless a row says otherwise. Figures are medians with the lowest and highest round; ±20 % between runs is
normal on a shared machine, which is why hub and peer are measured in turns within one run and judged by their ratio.

Written by \`npm run bench\`. Rows that a run leaves out keep their last figures; the raw ones are in results.json.

| row | what | hub | peer | result | reach | stretch | verdict |
|---|---|---|---|---|---|---|---|
${measured.map((row) => tableRow(row, rows[row.name])).join('\n')}

${notesOf(measured, rows)}## How to run
- \`npm run bench\`: everything, 5 rounds. \`-- --only NAME\` picks a scenario or a row (repeatable, or several with commas), \`-- --rounds N\`,
  \`-- --list\`.
- \`npm run bench -- --quick\`: one small round of everything, to see that it works; nothing is recorded.
  \`-- --scale 0.25\` makes the files of the Xet rows smaller; that is not recorded either.
- \`npm run bench -- --only NAME --cpu-prof\`: leaves CPU profiles of the hub in .test/bench/profiles and records nothing.
- Needs git; nginx, wrk, openssl, curl and taskset for the rows that download and upload. What it makes lies below .test/bench; the 4 GiB rows
  need 16 GB there for a while. The Xet rows need the Python clients as well: tests/interop/prepare.sh.

## What is compared
- **The hub** is \`npm start\` with its defaults: one process tree, embedded PostgreSQL with fsync, folder store, all on 127.0.0.1.
- **git http-backend on disk**: bare repositories behind a small CGI server with keep-alive (bench/peers/git-http-server.mjs), with \`core.fsync=all\` and
  \`receive.fsckObjects\`, because the hub flushes and checks as well. No housekeeping while it is measured.
- **git's plumbing on disk**: \`hash-object\`, \`update-index\` and \`write-tree\` with an index kept for each repository (\`ls-tree\` and \`mktree\` for the wide
  one, where that is faster), \`commit-tree\`, \`update-ref\`, with \`core.fsync=all\`. It is called directly: no HTTP, no access check, no indexes for the web.
- **hf upload**, **hf download** are the newest huggingface_hub with hf_xet, unmodified; "without Xet" is the same program with
  \`HF_HUB_DISABLE_XET=1\`. For costs and memory of the Xet store, API and worker are processes of their own, as in docker-compose.yml.
- **result** is hub ÷ peer for times and rates, peer ÷ hub for "faster", and the hub's own figure where there is no peer.
- Every row checks what it measured: tips, trees, counts, bodies or checksums. A row that finds something else fails and has no figures.
`;
}

function tableRow(row, result) {
  const goal = row.goal;
  const cells = [
    row.name,
    row.what,
    side(result.hub, row.unit),
    side(result.peer, row.unit),
    result.error ? '–' : `${valueText(row, result)}${goal.kind === 'times faster' ? ' faster' : ''}`,
    limitText(goal, goal.reach),
    limitText(goal, goal.stretch),
    verdictText(result).replaceAll('|', '\\|'),
  ];
  return `| ${cells.join(' | ')} |`;
}

function notesOf(measured, rows) {
  const lines = measured.flatMap(({ name }) => (rows[name].notes ?? []).map((note) => `- **${name}**: ${note}.`));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;
}
