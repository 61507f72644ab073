import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../apps/embedded/lib/ports.mjs';
import { EICAR } from './scanner.js';

/** What our own signature finds: harmless, and in no other database. */
export const INFECTED = 'JISR-CLAMD-TEST-SIGNATURE';
const SIGNATURES = { 'Jisr.Test': INFECTED, 'Jisr.Eicar': EICAR };

export interface Clamd {
  url: string;
  /** What it answers about these bytes, as a client of the protocol hears it. */
  scan(bytes: Buffer): Promise<string>;
  /** `kill -9`: it answers nothing more, and nobody listens. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

/** ClamAV's daemon on the loopback, with a database of two signatures that we wrote: nothing is downloaded. */
export async function startClamd(): Promise<Clamd> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jisr-clamd-'));
  const port = await freePort();
  const signatures = Object.entries(SIGNATURES).map(([name, text]) => `${name}:0:*:${Buffer.from(text).toString('hex')}\n`);
  writeFileSync(path.join(folder, 'jisr.ndb'), signatures.join(''));
  const settings = {
    DatabaseDirectory: folder,
    TCPSocket: port,
    TCPAddr: '127.0.0.1',
    Foreground: 'yes',
    User: process.env.USER ?? 'root',
  };
  const config = path.join(folder, 'clamd.conf');
  writeFileSync(
    config,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  );
  let daemon = await startDaemon(config, port);
  const end = async (signal: NodeJS.Signals) => {
    if (daemon.exitCode !== null || daemon.signalCode !== null) return;
    const ended = once(daemon, 'exit');
    daemon.kill(signal);
    await ended;
  };
  return {
    url: `tcp://127.0.0.1:${port}`,
    scan: (bytes) => talk(port, Buffer.concat([Buffer.from('zINSTREAM\0'), sized(bytes), sized(Buffer.alloc(0))])),
    leave: () => end('SIGKILL'),
    comeBack: async () => {
      daemon = await startDaemon(config, port);
    },
    stop: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true });
    },
  };
}

/** @throws Error when it does not answer */
async function startDaemon(config: string, port: number): Promise<ChildProcess> {
  const daemon = spawn('clamd', ['-c', config], { stdio: 'ignore' });
  for (const end = Date.now() + 30_000; Date.now() < end && daemon.exitCode === null;) {
    const pong = await talk(port, Buffer.from('zPING\0')).catch(() => '');
    if (pong === 'PONG') return daemon;
    await sleep(100);
  }
  daemon.kill();
  throw new Error('clamd did not start');
}

function sized(bytes: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(bytes.length);
  return Buffer.concat([size, bytes]);
}

async function talk(port: number, said: Buffer): Promise<string> {
  const socket = net.connect(port, '127.0.0.1');
  socket.end(said);
  const heard: Buffer[] = [];
  for await (const chunk of socket) heard.push(chunk as Buffer);
  return Buffer.concat(heard).toString('utf8').replace(/\0$/, '');
}
