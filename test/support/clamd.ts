import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What our own signature finds: harmless, and in no other database. */
export const INFECTED = 'JISR-CLAMD-TEST-SIGNATURE';
const SIGNATURE = 'Jisr.Test';

export interface Clamd {
  port: number;
  /** What it answers about these bytes, as a client of the protocol hears it. */
  scan(bytes: Buffer): Promise<string>;
  stop(): Promise<void>;
}

/** ClamAV's daemon on the loopback, with a database of one signature that we wrote: nothing is downloaded. */
export async function startClamd(): Promise<Clamd> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jisr-clamd-'));
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  writeFileSync(path.join(folder, 'jisr.ndb'), `${SIGNATURE}:0:*:${Buffer.from(INFECTED).toString('hex')}\n`);
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
  const daemon = spawn('clamd', ['-c', config], { stdio: 'ignore' });
  const ended = once(daemon, 'exit');
  const stop = async () => {
    daemon.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  const scan = (bytes: Buffer) => talk(port, Buffer.concat([Buffer.from('zINSTREAM\0'), sized(bytes), sized(Buffer.alloc(0))]));
  for (const end = Date.now() + 20_000; ;) {
    const pong = await talk(port, Buffer.from('zPING\0')).catch(() => '');
    if (pong === 'PONG') return { port, scan, stop };
    if (Date.now() > end || daemon.exitCode !== null) break;
    await sleep(100);
  }
  await stop();
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
