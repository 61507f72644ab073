// Free TCP ports of this machine. Nothing here is ever a fixed number except the first wish for the product itself.
import net from 'node:net';
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

/** A port the system chooses. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/**
 * The product's port: exactly `wanted` when given (refused when taken), otherwise 3000 or the next free one.
 * @param {string | undefined} wanted value of the PORT variable
 */
export async function productPort(wanted) {
  if (wanted) {
    const port = Number(wanted);
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Refusal(`PORT=${wanted} is not a port number (1 to 65535).`);
    if (!(await isFree(port))) throw new Refusal(`PORT=${port} is already in use. Choose another, or leave PORT out.`);
    return port;
  }
  for (let port = FIRST_CHOICE; port < FIRST_CHOICE + TRIES; port++) if (await isFree(port)) return port;
  return freePort();
}
