// The recorded table: raw figures in bench/results.json, from which bench/RESULTS.md is rendered. Rows that were not run keep their last values.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SCENARIOS } from '../scenarios/index.mjs';
import { judge } from './goals.mjs';
import { describeMachine } from './machine.mjs';
import { benchDir, root } from './paths.mjs';
import { renderResults } from './render.mjs';
import { summary } from './statistics.mjs';

const RAW = path.join(benchDir, 'results.json');
const TABLE = path.join(benchDir, 'RESULTS.md');

export class Results {
  #rows = existsSync(RAW) ? JSON.parse(readFileSync(RAW, 'utf8')).rows : {};

  /** @param {{ hub?: number[], peer?: number[], notes?: string[], error?: string, rounds?: number }} outcome */
  add(row, { hub, peer, notes = [], error, rounds }) {
    const on = new Date().toISOString().slice(0, 10);
    // a recorded sentence names no folder of this machine
    if (error) return (this.#rows[row.name] = { on, error: error.replaceAll(root, '.') });
    const figures = { hub: summary(hub), peer: peer ? summary(peer) : null };
    return (this.#rows[row.name] = { on, rounds, ...figures, ...judge(row.goal, figures), notes, values: { hub, peer } });
  }

  async save() {
    const machine = await describeMachine();
    const known = SCENARIOS.flatMap(({ rows }) => rows.map(({ name }) => name)).filter((name) => this.#rows[name]);
    const rows = Object.fromEntries(known.map((name) => [name, this.#rows[name]]));
    writeFileSync(RAW, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
    writeFileSync(TABLE, renderResults({ machine, rows, scenarios: SCENARIOS }));
  }
}
