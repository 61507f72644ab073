import net from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

/** The scanner does not answer, or not with a verdict: what it was asked about is looked at later. */
export class ScannerAway extends Error {
  override name = 'ScannerAway';
}

const CONNECT_MS = 3_000;
const ANSWER_MS = 30_000;
const CHUNK_BYTES = 64 * 1024;
const LONGEST_ANSWER = 4_096;

/** ClamAV's daemon by its protocol (INSTREAM, clamd(8)): the bytes go to it over a socket, nothing is written on the way. */
@Injectable()
export class Scanner {
  private readonly place: net.NetConnectOpts | null;

  constructor(@Inject(CONFIG) config: Pick<Config, 'CLAMD_URL'>) {
    this.place = config.CLAMD_URL ? placeOf(new URL(config.CLAMD_URL)) : null;
  }

  /** False where the installation has none: files are then taken as they are. */
  get isConfigured(): boolean {
    return this.place !== null;
  }

  /** The name of what was found in the bytes, or null. @throws ScannerAway */
  async find(bytes: Buffer): Promise<string | null> {
    const answer = await this.ask(bytes);
    if (/^stream: OK$/.test(answer)) return null;
    const found = /^stream: (.+) FOUND$/.exec(answer);
    if (!found) throw new ScannerAway(answer.slice(0, 200) || 'no answer');
    return found[1]!;
  }

  private ask(bytes: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      if (!this.place) return reject(new ScannerAway('no scanner is configured'));
      const socket = net.connect(this.place);
      let answer = '';
      const fail = (error: Error) => {
        socket.destroy();
        reject(error instanceof ScannerAway ? error : new ScannerAway(error.message));
      };
      socket.setTimeout(CONNECT_MS, () => fail(new ScannerAway('the scanner does not answer')));
      socket.on('error', fail);
      socket.on('connect', () => {
        socket.setTimeout(ANSWER_MS);
        socket.write('zINSTREAM\0');
        for (let at = 0; at < bytes.length; at += CHUNK_BYTES) socket.write(sized(bytes.subarray(at, at + CHUNK_BYTES)));
        socket.write(sized(Buffer.alloc(0)));
      });
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1');
        if (answer.length > LONGEST_ANSWER) fail(new ScannerAway('the scanner talks too much'));
      });
      socket.on('end', () => {
        socket.destroy();
        resolve(answer.replace(/\0[\s\S]*$/, '').trim());
      });
    });
  }
}

function placeOf(url: URL): net.NetConnectOpts {
  return url.protocol === 'unix:' ? { path: url.pathname } : { host: url.hostname, port: Number(url.port || 3310) };
}

/** A chunk of the protocol: its length in four bytes, then itself; an empty one ends the stream. */
function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
