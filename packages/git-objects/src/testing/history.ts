import { type GitSandbox } from './git-sandbox';

/** Some commits with what real repositories have: edits, renames, a merge, tags, a submodule, a symlink, odd names, modes. */
export function makeHistory(sandbox: GitSandbox, commits = 30): void {
  const stream = ['blob\nmark :1\ndata 0\n\n'];
  for (let number = 1; number <= commits; number++) stream.push(commit(number));
  stream.push(...mergeAndTags(commits));
  sandbox.git(['fast-import', '--quiet'], stream.join(''));
}

function commit(number: number): string {
  const edits = [
    file('README.md', text(number, 60)),
    file(`data/part-${number % 7}.json`, text(number, 200)),
    file('a.txt', `${number}\n`),
  ];
  if (number === 1) edits.push(...oddEntries());
  if (number === 5) edits.push('D a.txt\n', file('a.txt/inner', 'a directory now\n'));
  if (number === 6) edits.push('D a.txt/inner\n');
  const head = `commit refs/heads/main\nmark :${100 + number}\n`;
  return `${head}committer Grace Hopper <g@example.org> ${1600000000 + number} +0200\n${data(`commit ${number}\n`)}${edits.join('')}\n`;
}

function oddEntries(): string[] {
  const names = ['模型/权重.bin', '"sp ace & \'quote\'.txt"', 'what?#100%.csv', 'a', 'a-b', 'a.b/c', '🤗.md', 'z'.repeat(200)];
  return [
    ...names.map((name, at) => file(name, `odd ${at}\n`)),
    `M 100755 inline run.sh\n${data('#!/bin/sh\n')}`,
    `M 120000 inline link\n${data('README.md')}`,
    'M 160000 1234567890123456789012345678901234567890 vendor/sub\n',
  ];
}

function mergeAndTags(commits: number): string[] {
  const side = `commit refs/heads/side\nmark :90\ncommitter S <s@example.org> 1650000000 +0000\n${data('side\n')}from :${100 + Math.ceil(commits / 2)}\n${file('side.txt', 'side\n')}\n`;
  const merge = `commit refs/heads/main\nmark :91\ncommitter M <m@example.org> 1650000001 +0000\n${data('merge\n')}from :${100 + commits}\nmerge :90\n${file('side.txt', 'side\n')}\n`;
  const tag = `tag v1.0\nfrom :91\ntagger T <t@example.org> 1650000002 +0100\n${data('first release\n')}`;
  return [side, merge, tag];
}

function file(path: string, content: string): string {
  return `M 100644 inline ${path}\n${data(content)}`;
}

function data(content: string): string {
  return `data ${Buffer.byteLength(content)}\n${content}\n`;
}

/** Lines that change a little from one number to the next, so that git makes deltas of them. */
function text(number: number, lines: number): string {
  return Array.from({ length: lines }, (_, line) => `line ${line} ${line % 11 === number % 11 ? number * 7919 : line * line}\n`).join('');
}
