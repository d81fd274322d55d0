// What docker-compose.yml and deploy/Dockerfile must say, found by reading them.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import { ROOT } from '../../tests/interop/lib/hub.mjs';
import { readCompose } from './compose-file.mjs';
import { parseEnvFile } from './interpolation.mjs';

const VARIABLES = join(ROOT, 'apps/api/dist/platform/config/variables.js');
const ENV_LINES = 8;

export async function lintCases(cases, { services, stages, files, variables }) {
  const all = Object.values(services);
  await cases.test(
    'every image has an exact version, every long-running service a health check and a restart policy, none runs as root',
    () => {
      for (const { name, image, health, raw, build } of all) {
        if (!build) assert.match(image, /^[\w./-]+:\d+\.\d+[\w.-]*$/, name);
        if (name === 'migrate') assert.equal(raw.restart, 'no');
        else assert.ok(health && raw.restart === 'unless-stopped', name);
        assertNotRoot(name, raw.user ?? stages.get(build?.target)?.user);
        assert.deepEqual([raw.read_only, raw.cap_drop], [true, ['ALL']], name);
        if (name !== 'proxy') assert.equal(raw.ports, undefined, `${name} publishes a port`);
      }
    },
  );
  await cases.test('every GROVE_ variable is one that the product reads', () => {
    const known = new Set(createRequire(import.meta.url)(VARIABLES).VARIABLES);
    const named = all.flatMap(({ environment }) => Object.keys(environment)).filter((name) => name.startsWith('GROVE_'));
    assert.deepEqual(
      named.filter((name) => !known.has(name)),
      [],
    );
  });
  await cases.test(`.env.example has at most ${ENV_LINES} lines, and no secret in it has a value`, () => {
    const text = readFileSync(join(ROOT, '.env.example'), 'utf8').trim();
    assert.ok(text.split('\n').length <= ENV_LINES);
    for (const [name, value] of Object.entries(parseEnvFile(text))) assert.equal(/KEY|PASSWORD/.test(name), value === '', name);
  });
  await runnerCases(cases, { files, variables });
  await dockerfileCases(cases, stages);
}

async function runnerCases(cases, { files, variables }) {
  const overlay = join(ROOT, 'deploy/compose.runner.yml');
  await cases.test('deploy/compose.runner.yml lays a runner over it: on the hub’s image, apart from its neighbours, with a token', () => {
    assert.throws(() => readCompose([...files, overlay], variables), /RUNNER_TOKEN_FILE/);
    const { runner, worker } = readCompose([...files, overlay], { ...variables, RUNNER_TOKEN_FILE: '/etc/runner-token' });
    assert.equal(runner.raw.build.args.HUB_IMAGE, worker.image);
    assert.equal(worker.environment.GROVE_RUNNER, 'off');
    assert.deepEqual(runner.raw.networks, ['runners']);
    assert.ok(!runner.raw.env_file && Object.keys(runner.environment).length === 0, 'it is told none of the hub’s secrets');
    assert.deepEqual([runner.raw.read_only, runner.raw.cap_drop, runner.ports], [true, ['ALL'], []]);
    assertNotRoot('runner', lastUser('runner'));
  });
}

/** What deploy/runner.Dockerfile says of a stage. */
function stageText(stage) {
  const text = readFileSync(join(ROOT, 'deploy/runner.Dockerfile'), 'utf8');
  return text.split(/^FROM /m).find((part) => part.split('\n')[0].endsWith(` AS ${stage}`)) ?? '';
}

function lastUser(stage) {
  return [...stageText(stage).matchAll(/^USER (\S+)$/gm)].at(-1)?.[1];
}

async function dockerfileCases(cases, stages) {
  await cases.test(
    'the Dockerfile begins from exact versions, ends as somebody else than root, and has a health check for each image',
    () => {
      for (const [name, { base }] of stages)
        assert.ok(stages.has(base) || /:\d+\.\d+\.\d+[\w.-]*$/.test(base), `${name} begins from ${base}`);
      for (const name of ['hub', 'proxy']) {
        assertNotRoot(name, stages.get(name).user);
        assert.ok(stages.get(name).health, name);
      }
    },
  );
  await cases.test('what the Dockerfile copies is there: from the clone, or made by the stage that it names', () => {
    const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
    for (const [name, { copies }] of stages)
      for (const { from, sources } of copies) for (const source of sources) assertThere(stages, name, from, source, ignored);
  });
  await cases.test('every package of the workspace is known to the stages that install', () => {
    const manifests = ['apps', 'packages'].flatMap((group) =>
      readdirSync(join(ROOT, group)).map((name) => `${group}/${name}/package.json`),
    );
    for (const name of ['build', 'packages']) {
      const copied = stages.get(name).copies.flatMap(({ sources }) => sources);
      const absent = manifests.filter((file) => existsSync(join(ROOT, file)) && !copied.includes(file));
      assert.deepEqual(absent, [], `stage ${name}`);
    }
  });
  await cases.test('every package that the API needs is in the hub’s image, built', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'apps/api/package.json'), 'utf8'));
    const copied = stages.get('hub').copies.flatMap(({ sources }) => sources);
    const ours = Object.keys(dependencies).filter((name) => name.startsWith('@modelgrove/'));
    for (const name of ours.map((full) => full.split('/')[1])) {
      assert.ok(copied.includes(`/src/packages/${name}/dist`), name);
      for (const file of filesBesideTheBuild(name)) assert.ok(copied.includes(posix.dirname(file)), file);
    }
  });
}

/** What a package hands out that is no code. */
function filesBesideTheBuild(name) {
  const { exports } = JSON.parse(readFileSync(join(ROOT, `packages/${name}/package.json`), 'utf8'));
  const targets = Object.values(exports).map((target) => (typeof target === 'string' ? target : target.default));
  return targets.filter((target) => !target.startsWith('./dist/')).map((target) => posix.join('packages', name, target));
}

function assertNotRoot(name, user) {
  assert.ok(user && !/^(root|0)(:|$)/.test(user), `${name} runs as ${user ?? 'root'}`);
}

function assertThere(stages, name, from, source, ignored) {
  const path = from === null ? source : posix.relative(stages.get(from)?.workdir ?? '/', source);
  assert.ok(from === null || stages.has(from), `${name} copies from ${from}, which is no stage`);
  assert.ok(existsSync(join(ROOT, path)), `${name} copies ${source}, which is not there`);
  if (from === null) assert.ok(!ignored.includes(path), `${name} copies ${source}, which .dockerignore leaves out`);
}
