#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine` binary: the same arguments and JSON-RPC over stdio, backed by @prisma/schema-engine-wasm and
// @prisma/adapter-pg, so that no native binary is fetched. Use: PRISMA_SCHEMA_ENGINE_BINARY=<this file, executable> prisma migrate …
// (npm run prisma does that; checked with prisma 7.10.0, PostgreSQL 15 and 18).
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bg from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
// The engine reads system catalogs: give adapter-pg types it knows for "char"(18), name(19), oid lists etc.,
// and keep PostgreSQL 18's NOT NULL rows (contype 'n') and checks ('c', whose "char" it cannot read so) out of its constraints query.
const CATALOG_TYPES = { 18: 1042, 19: 25, 1002: 1014, 1003: 1009 };
const realQuery = pg.Client.prototype.query;
pg.Client.prototype.query = function (q, ...rest) {
  if (q && typeof q === 'object' && typeof q.text === 'string') {
    q = { ...q, text: q.text.replace(/contype NOT IN \('p', 'u', 'f'\)/g, "contype NOT IN ('p', 'u', 'f', 'n', 'c')") };
  }
  const fix = (res) => {
    for (const f of res?.fields ?? []) f.dataTypeID = CATALOG_TYPES[f.dataTypeID] ?? f.dataTypeID;
    return res;
  };
  const cb = rest.length - 1;
  if (typeof rest[cb] === 'function') {
    const orig = rest[cb];
    rest[cb] = (err, res) => orig(err, fix(res));
  }
  const r = realQuery.call(this, q, ...rest);
  return r && typeof r.then === 'function' ? r.then(fix) : r;
};
const require = createRequire(import.meta.url);
const argv = process.argv.slice(2);
if (argv.includes('--version') || argv.includes('-V')) {
  console.log('schema-engine-cli (wasm shim)');
  process.exit(0);
}
const opt = (n) => argv.flatMap((a, i) => (a === n ? [argv[i + 1]] : []));
const ds = JSON.parse(opt('--datasource')[0] ?? '{}');
const url = ds.url;
const cli = argv.indexOf('cli');
if (cli >= 0) {
  const cmd = argv[cli + 1];
  const u = new URL(url);
  const db = decodeURIComponent(u.pathname.slice(1));
  const admin = new URL(url);
  admin.pathname = '/postgres';
  admin.search = '';
  try {
    if (cmd === 'can-connect-to-database') {
      const c = new pg.Client(url);
      await c.connect();
      await c.end();
      console.log('Connection successful');
    } else {
      const c = new pg.Client(admin.href);
      await c.connect();
      await c.query(`${cmd === 'create-database' ? 'CREATE' : 'DROP'} DATABASE ${pg.escapeIdentifier(db)}`);
      await c.end();
      console.log('Done');
    }
    process.exit(0);
  } catch (e) {
    const code = e.code === '3D000' ? 'P1003' : e.code === '42P04' ? 'P1009' : e.code === '28P01' ? 'P1000' : 'P1001';
    // the CLI skips the first stderr line and JSON-parses every other one
    process.stderr.write(
      'starting\n' +
        JSON.stringify({
          fields: { is_panic: false, error_code: code, message: String(e.message), meta: {} },
          level: 'ERROR',
          target: 'schema_engine::logger',
        }),
    );
    process.exit(1);
  }
}
// separate fields, not connectionString: adapter-pg's connectToShadowDb() overrides only `database`
function pgConfig(u) {
  const x = new URL(u);
  const schema = x.searchParams.get('schema');
  const socket = x.searchParams.get('host');
  return {
    host: socket ?? x.hostname,
    port: Number(x.port || 5432),
    user: decodeURIComponent(x.username),
    password: decodeURIComponent(x.password),
    database: decodeURIComponent(x.pathname.slice(1)),
    ...(schema ? { options: `-c search_path=${schema}` } : {}),
  };
}
const bytes = readFileSync(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm'));
// A panic traps, and its call never answers. Unanswered, the CLI takes it for "no difference".
let pending = 0;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message(message) {
    const error = { code: 4466, message, data: { is_panic: true, message, meta: {} } };
    process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id: pending, error }) + '\n');
  },
};
const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bg });
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();
const datamodels = opt('--datamodels').map((f) => [f, readFileSync(f, 'utf8')]);
// A migration must go out as one simple query: PostgreSQL then runs it as one transaction, and semicolons inside of functions, texts and
// comments are its own business. adapter-pg would cut the script at every semicolon and send the pieces one by one.
function wholeScripts(connection) {
  connection.executeScript = async (script) => {
    try {
      await connection.underlyingDriver().query(script);
    } catch (error) {
      connection.onError(error);
    }
  };
  return connection;
}
const connectTo = async (config) => wholeScripts(await new PrismaPg({ ...config, max: 4 }).connect());
// own shadow-database handling: adapter-pg 7.10's connectToShadowDb() drops it before its pool has closed
class Factory extends PrismaPg {
  async connect() {
    return wholeScripts(await super.connect());
  }
  async connectToShadowDb() {
    const cfg = pgConfig(ds.shadowDatabaseUrl ?? url);
    if (ds.shadowDatabaseUrl) return connectTo(cfg);
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const admin = async (sql) => {
      const c = new pg.Client(pgConfig(url));
      await c.connect();
      try {
        await c.query(sql);
      } finally {
        await c.end();
      }
    };
    await admin(`CREATE DATABASE "${database}"`);
    const conn = await connectTo({ ...cfg, database });
    const dispose = conn.dispose.bind(conn);
    conn.dispose = async () => {
      await dispose();
      await admin(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    };
    return conn;
  }
}
const factory = bindMigrationAwareSqlAdapterFactory(new Factory({ ...pgConfig(url), max: 4 }));
const dbg = process.env.SHIM_DEBUG ? (m) => console.error(m) : () => {};
const engine = await bg.SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, dbg, factory);
const rpc = { getDatabaseVersion: 'version' };
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  const { id, method, params } = JSON.parse(line);
  if (method) pending = id;
  if (!method) continue; // the CLI's answer to our 'print' request
  dbg('-> ' + line);
  const reply = (o) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, ...o }) + '\n');
  try {
    if (method === 'createDatabase') throw new Error('createDatabase unsupported');
    const result = await engine[rpc[method] ?? method](params);
    // native engine prints diff output as a client notification
    if (method === 'diff' && result?.stdout != null) {
      process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id: id + 1e6, method: 'print', params: { content: result.stdout } }) + '\n');
    }
    reply({ result: result ?? {} });
  } catch (e) {
    dbg(e);
    reply({
      error: {
        code: 4466,
        message: e.message,
        data: { is_panic: false, message: e.message, meta: e.meta ?? {}, error_code: e.code ?? undefined },
      },
    });
  }
}
process.exit(0);
