import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { claimDataFolder, DataFolderTaken } from './data-folder-claim';
import { findFreePort } from './free-port';
import { findRunningHub, readHubRecord, writeHubRecord } from './hub-record';
import { loadConfig } from './load-config';
import { processIdentity } from './process-identity';
import { compareVersions } from './product-version';
import { ensureSecretKey } from './secret-key';

let dataDir: string;
beforeEach(() => (dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'grove-data-'))));
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }));

const RECORD = { productVersion: '1.2.3', schemaVersion: '2026_a' };
const lockFile = () => path.join(dataDir, 'hub.lock');

describe('the claim of a data folder', () => {
  it('is taken once, and free again when given back', () => {
    const release = claimDataFolder(dataDir);
    expect(() => claimDataFolder(dataDir)).toThrow(DataFolderTaken);
    release();
    claimDataFolder(dataDir)();
  });

  it('tells who has it and where', () => {
    claimDataFolder(dataDir);
    writeHubRecord(dataDir, { ...RECORD, pid: process.pid, url: 'http://localhost:8080' });
    expect(() => claimDataFolder(dataDir)).toThrow(`at http://localhost:8080 (process ${process.pid})`);
  });

  it('of a dead process is void, even when another process has its pid now', () => {
    fs.writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, processIdentity: 'of an earlier boot' }));
    claimDataFolder(dataDir)();
    fs.writeFileSync(lockFile(), 'cut in hal');
    claimDataFolder(dataDir)();
    expect(fs.readdirSync(dataDir)).toEqual([]);
  });
});

describe('the record of a hub', () => {
  it('is null in a new folder', () => {
    expect(readHubRecord(dataDir)).toBeNull();
    expect(findRunningHub(dataDir)).toBeNull();
  });

  it('leads to a running hub only while its process lives', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1e6)']);
    const pid = child.pid!;
    const record = { ...RECORD, pid, processIdentity: processIdentity(pid)!, url: 'http://localhost:1' };
    writeHubRecord(dataDir, record);
    expect(findRunningHub(dataDir)).toEqual(record);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(findRunningHub(dataDir)).toBeNull();
  });
});

describe('processIdentity', () => {
  it('stays the same for a living process and is null for none', () => {
    expect(processIdentity(process.pid)).toBe(processIdentity(process.pid));
    // not the parent's: both may begin in the same tick of the clock
    expect(processIdentity(process.pid)).not.toBe(processIdentity(1));
    expect(processIdentity(0)).toBeNull();
    expect(processIdentity(Number.NaN)).toBeNull();
  });
});

describe('ensureSecretKey', () => {
  it('makes a key once, for the owner only', () => {
    const config = loadConfig({ GROVE_DATA_DIR: dataDir });
    const key = ensureSecretKey(config);
    expect(key.length).toBeGreaterThanOrEqual(32);
    expect(ensureSecretKey(config)).toBe(key);
    expect(fs.statSync(path.join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(dataDir)).toEqual(['secret.key']);
  });

  it('prefers the operator’s key and leaves the folder alone', () => {
    const key = 'k'.repeat(32);
    expect(ensureSecretKey(loadConfig({ GROVE_DATA_DIR: dataDir, GROVE_SECRET_KEY: key }))).toBe(key);
    expect(fs.readdirSync(dataDir)).toEqual([]);
  });

  it('refuses a file that holds no key', () => {
    fs.writeFileSync(path.join(dataDir, 'secret.key'), '');
    expect(() => ensureSecretKey(loadConfig({ GROVE_DATA_DIR: dataDir }))).toThrow('does not hold a key');
  });
});

describe('findFreePort', () => {
  it('passes over a port that is taken on one of the addresses', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const taken = (server.address() as net.AddressInfo).port;
    try {
      expect(await findFreePort(taken)).toBeGreaterThan(taken);
    } finally {
      server.close();
    }
    expect(await findFreePort(taken)).toBe(taken);
  });
});

describe('compareVersions', () => {
  it('compares numbers, not texts', () => {
    expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
    expect(compareVersions('1.0.0', '1.0.0-beta.1')).toBe(0);
    expect(compareVersions('0.1', '0.1.1')).toBeLessThan(0);
  });
});
