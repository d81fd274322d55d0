// A real S3 server for tests: Ceph RGW, in memory, on free ports of loopback. It is there when it answers; nothing sleeps for luck.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cephConfig, type CephPorts } from './ceph-config';
import { run } from './run';

export const CEPH_PROGRAMS = ['ceph', 'ceph-mon', 'ceph-osd', 'monmaptool', 'radosgw', 'radosgw-admin'];
export const CEPH_INSTALL = 'apt-get install --no-install-recommends radosgw ceph-mon ceph-osd ceph-common';

const READY_MS = 25_000;
const POLL_MS = 50;
/** A cluster that does not come up in time is begun anew: each step takes about a second. */
const ATTEMPTS = 3;
/** An OSD that asks the monitor before it was told the map ends with 'wrong fsid': it is started again. */
const OSD_STARTS = 10;

export interface S3TestServer {
  /** `http://127.0.0.1:port` */
  endpoint: string;
  accessKey: string;
  secretKey: string;
  stop(): Promise<void>;
}

export interface OwnS3TestServer extends S3TestServer {
  pid(): number | undefined;
  /** Ends and starts the process that speaks S3; what it keeps lies in another one and stays. */
  restart(): Promise<void>;
}

export interface CephOptions {
  ports?: Partial<CephPorts>;
  /** Of loopback; where the gateway listens. */
  address?: string;
  /** Another name of it, beside addresses. */
  name?: string;
  keys?: S3Keys;
}

interface S3Keys {
  accessKey: string;
  secretKey: string;
}

/**
 * Starts a server of its own, or hands out the one that GROVE_TEST_S3_ENDPOINT (with GROVE_TEST_S3_ACCESS_KEY and
 * GROVE_TEST_S3_SECRET_KEY) names: one server can then serve many suites, each with its own bucket.
 */
export async function startCephRgw(ports: Partial<CephPorts> = {}): Promise<S3TestServer> {
  return sharedServer() ?? startOwnCephRgw({ ports });
}

/** A server that nobody else uses, so that it may be restarted. */
export async function startOwnCephRgw(options: CephOptions = {}): Promise<OwnS3TestServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await new CephRgw(await mkdtemp(join(tmpdir(), 'ceph-rgw-')), options).start();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

function sharedServer(): S3TestServer | null {
  const { GROVE_TEST_S3_ENDPOINT: endpoint, GROVE_TEST_S3_ACCESS_KEY, GROVE_TEST_S3_SECRET_KEY } = process.env;
  if (!endpoint) return null;
  return { endpoint, accessKey: GROVE_TEST_S3_ACCESS_KEY ?? '', secretKey: GROVE_TEST_S3_SECRET_KEY ?? '', stop: async () => {} };
}

class CephRgw {
  private readonly daemons: ChildProcess[] = [];
  private isStopping = false;
  private readonly config: string;
  private readonly address: string;
  private readonly keys: S3Keys;
  private gateway: ChildProcess | undefined;
  private endpoint = '';

  constructor(
    private readonly directory: string,
    private readonly options: CephOptions,
  ) {
    this.config = join(directory, 'ceph.conf');
    this.address = options.address ?? '127.0.0.1';
    this.keys = options.keys ?? { accessKey: `TEST${randomUUID().slice(0, 8).toUpperCase()}`, secretKey: randomUUID() };
  }

  async start(): Promise<OwnS3TestServer> {
    const { ports: wanted = {} } = this.options;
    try {
      const ports = { monitor: wanted.monitor ?? (await freePort()), gateway: wanted.gateway ?? (await freePort()) };
      this.endpoint = `http://${this.address}:${ports.gateway}`;
      await this.startCluster(ports);
      await this.makeAccount();
      await this.startGateway();
      const stop = () => this.stop();
      return { endpoint: this.endpoint, ...this.keys, stop, pid: () => this.gateway?.pid, restart: () => this.restart() };
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  private async startCluster(ports: CephPorts): Promise<void> {
    const fsid = randomUUID();
    const osdId = randomUUID();
    for (const name of ['run', 'log', 'mon', 'osd']) await mkdir(join(this.directory, name));
    await writeFile(
      this.config,
      cephConfig(this.directory, fsid, ports, { listen: this.address, name: this.options.name ?? this.address }),
    );
    const map = join(this.directory, 'monmap');
    await run('monmaptool', ['--create', '--clobber', '--addv', 'a', `[v1:127.0.0.1:${ports.monitor}]`, '--fsid', fsid, map]);
    await run('ceph-mon', ['-c', this.config, '--mkfs', '-i', 'a', '--monmap', map]);
    this.daemon('ceph-mon', ['-i', 'a']);
    // Waits for the monitor by itself.
    await run('ceph', ['-c', this.config, '--connect-timeout', String(READY_MS / 1000), 'osd', 'new', osdId]);
    await run('ceph-osd', ['-c', this.config, '-i', '0', '--mkfs', '--osd-uuid', osdId]);
    this.startOsd(OSD_STARTS);
  }

  private async makeAccount(): Promise<void> {
    const account = ['--uid=test', '--display-name=test', `--access-key=${this.keys.accessKey}`, `--secret-key=${this.keys.secretKey}`];
    await run('radosgw-admin', ['-c', this.config, 'user', 'create', ...account]);
  }

  private async startGateway(): Promise<void> {
    const daemon = this.daemon('radosgw', ['-n', 'client.rgw']);
    this.gateway = daemon;
    await until(
      async () => (await fetch(`${this.endpoint}/`)).ok,
      () => this.failureOf(daemon),
    );
  }

  private async restart(): Promise<void> {
    if (this.gateway) await end(this.gateway);
    await this.startGateway();
  }

  private startOsd(startsLeft: number): void {
    this.daemon('ceph-osd', ['-i', '0']).once('exit', (code) => {
      if (code !== null && startsLeft > 1 && !this.isStopping) this.startOsd(startsLeft - 1);
    });
  }

  /** In the foreground, so that it is a child of ours and ends by its own id. */
  private daemon(program: string, args: string[]): ChildProcess {
    const child = spawn(program, ['-f', '-c', this.config, ...args], { stdio: 'ignore' });
    child.on('error', () => {});
    this.daemons.push(child);
    return child;
  }

  private async failureOf(daemon: ChildProcess): Promise<string | null> {
    if (daemon.exitCode === null) return null;
    const log = await readFile(join(this.directory, 'log', 'client.rgw.log'), 'utf8').catch(() => '');
    return `the gateway ended with code ${daemon.exitCode}: ${log.slice(-500)}`;
  }

  /** Nothing here is worth flushing: the store is memory. */
  private async stop(): Promise<void> {
    this.isStopping = true;
    for (const daemon of this.daemons.toReversed()) await end(daemon);
    await rm(this.directory, { recursive: true, force: true });
  }
}

async function end(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null || daemon.pid === undefined) return;
  const ended = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill('SIGKILL');
  await ended;
}

async function until(isReady: () => Promise<boolean>, failure: () => Promise<string | null>): Promise<void> {
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline;) {
    if (await isReady().catch(() => false)) return;
    const reason = await failure();
    if (reason) throw new Error(reason);
    await new Promise((resume) => setTimeout(resume, POLL_MS));
  }
  throw new Error(`the S3 test server was not ready within ${READY_MS / 1000} s`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
