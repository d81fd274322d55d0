// Reads a Dockerfile into its stages: what a container of one starts, as whom, with which environment, and what was copied where.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

const FLAG = /^--([a-z]+)(?:=(\S+))?\s+/;

/** @returns {Map<string, Stage>} by name; a stage without a name goes by its number */
export function readDockerfile(file) {
  const stages = new Map();
  let stage = null;
  for (const { instruction, rest } of instructions(readFileSync(file, 'utf8'))) {
    if (instruction === 'FROM') stages.set(stageName(rest, stages.size), (stage = begin(rest, stages)));
    else if (stage) follow(stage, instruction, rest);
  }
  return stages;
}

function instructions(text) {
  const lines = text.split('\n').filter((line) => !/^\s*(#|$)/.test(line));
  const whole = lines.join('\n').replace(/\\\n\s*/g, ' ');
  return whole.split('\n').map((line) => {
    const [, instruction, rest] = /^\s*([A-Za-z]+)\s+(.*?)\s*$/.exec(line) ?? [];
    if (!instruction) throw new Error(`'${line}' is no instruction of a Dockerfile`);
    return { instruction: instruction.toUpperCase(), rest };
  });
}

function stageName(rest, number) {
  return /\sas\s+(\S+)$/i.exec(rest)?.[1] ?? String(number);
}

function begin(rest, stages) {
  const [base] = withoutFlags(rest).rest.split(/\s+/);
  const parent = stages.get(base);
  const inherited = parent
    ? { ...parent, env: { ...parent.env } }
    : { env: {}, user: 'root', workdir: '/', command: null, entrypoint: [], health: null };
  return { ...inherited, base, copies: parent ? [...parent.copies] : [], runs: [] };
}

function follow(stage, instruction, rest) {
  if (instruction === 'ENV') Object.assign(stage.env, environment(rest));
  else if (instruction === 'USER') stage.user = rest;
  else if (instruction === 'WORKDIR') stage.workdir = posix.resolve(stage.workdir, rest);
  else if (instruction === 'CMD') stage.command = words(rest);
  else if (instruction === 'ENTRYPOINT') stage.entrypoint = words(rest);
  else if (instruction === 'HEALTHCHECK') stage.health = rest;
  else if (instruction === 'COPY') stage.copies.push(copy(stage, rest));
  else if (instruction === 'RUN') stage.runs.push(rest);
}

function environment(rest) {
  return Object.fromEntries(
    [...rest.matchAll(/([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*"|\S*)/g)].map(([, name, value]) => [name, value.replace(/^"(.*)"$/s, '$1')]),
  );
}

function copy(stage, given) {
  const { flags, rest } = withoutFlags(given);
  const paths = rest.startsWith('[') ? JSON.parse(rest) : rest.split(/\s+/);
  const target = paths.at(-1);
  return {
    from: flags.from ?? null,
    sources: paths.slice(0, -1),
    target: posix.resolve(stage.workdir, target),
    isFolder: /\/$|^\.\/?$/.test(target),
  };
}

function withoutFlags(text) {
  const flags = {};
  let rest = text;
  for (let match = FLAG.exec(rest); match; match = FLAG.exec(rest)) {
    flags[match[1]] = match[2] ?? true;
    rest = rest.slice(match[0].length);
  }
  return { flags, rest };
}

function words(rest) {
  return rest.startsWith('[') ? JSON.parse(rest) : ['/bin/sh', '-c', rest];
}

/**
 * Where a path of a container lies in a clone: by the COPY that brought it, else, below the working directory, at the same place.
 * Null when the image brings it.
 */
export function pathInClone(stages, stage, path) {
  for (const { from, sources, target, isFolder } of stage.copies.toReversed()) {
    const origin = from === null ? '/' : (stages.get(from)?.workdir ?? null);
    if (origin === null) continue;
    for (const source of sources) {
      const end = isFolder && !source.endsWith('/') ? posix.join(target, posix.basename(source)) : target;
      const below = posix.relative(end, path);
      if (!below.startsWith('..') && below !== path) return posix.join(posix.relative(origin, posix.resolve(origin, source)), below);
    }
  }
  return null;
}
