// Free TCP ports of this machine. Nothing here is ever a fixed number except the first wish for the product itself.
import crypto from 'node:crypto';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { takeLock } from './lock.mjs';
import { Refusal } from './progress.mjs';

const FIRST_CHOICE = 3000;
const TRIES = 100;

const canListen = (port, host) =>
  new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

/** Both are asked: on some systems a listener on every address does not forbid a second one on loopback. */
const isFree = async (port) => (await canListen(port, '127.0.0.1')) && (await canListen(port, '0.0.0.0'));

/** Below the ports that Linux, macOS and Windows give to connections going out: one of these would take ours before its server listens. */
const [LOWEST, HIGHEST] = [10_000, 32_000];

/** A port on which nobody listens, and which no connection will be given. */
export async function freePort() {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = crypto.randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Refusal(`No free port between ${LOWEST} and ${HIGHEST}.`);
}

/**
 * Keeps a port from the other launchers of this person until it is given back: between finding a port free and the product
 * listening on it a second goes by, and whoever else listens first would be taken for us.
 * @returns {Promise<{ port: number, release: () => void } | undefined>} undefined when it is taken
 */
async function reserve(port) {
  const folder = path.join(os.tmpdir(), `jisr-ports-${os.userInfo().username}`, String(port));
  try {
    const release = await takeLock(folder);
    if (await isFree(port)) return { port, release };
    release();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return undefined;
}

/**
 * The product's port: exactly `wanted` when given (refused when taken), otherwise 3000 or the next free one.
 * @param {string | undefined} wanted value of the PORT variable
 * @returns {Promise<{ port: number, release: () => void }>}
 */
export async function productPort(wanted) {
  if (wanted) {
    const port = Number(wanted);
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Refusal(`PORT=${wanted} is not a port number (1 to 65535).`);
    const reserved = await reserve(port);
    if (!reserved) throw new Refusal(`PORT=${port} is already in use. Choose another, or leave PORT out.`);
    return reserved;
  }
  for (let port = FIRST_CHOICE; port < FIRST_CHOICE + TRIES; port++) {
    const reserved = await reserve(port);
    if (reserved) return reserved;
  }
  throw new Refusal(`No free port between ${FIRST_CHOICE} and ${FIRST_CHOICE + TRIES - 1}. Choose one with PORT.`);
}
