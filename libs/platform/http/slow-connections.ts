import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';

/** How long the server waits for the other side. */
export interface Patience {
  /** Until the headers of a request are complete, from the first byte or from the connection. */
  headersMs: number;
  /** For a body, whatever its size; beside it each second earns `bytesPerSecond`. */
  bodyMs: number;
  /** The slowest sending that is waited for: 20 MB by a telephone at 64 kbit/s. */
  bytesPerSecond: number;
  /** Without taking a byte of an answer. */
  unreadMs: number;
  /** Without a byte in either direction. */
  idleMs: number;
  /** Between two requests of one connection: longer than the proxies before us keep theirs, so that they close first. */
  betweenRequestsMs: number;
  /** How often connections are looked at. */
  everyMs: number;
}

export const PATIENCE: Patience = {
  headersMs: 15_000,
  bodyMs: 20_000,
  bytesPerSecond: 8_000,
  unreadMs: 60_000,
  idleMs: 120_000,
  betweenRequestsMs: 72_000,
  everyMs: 3_000,
};

/** The part that Node's server does by itself. */
export const serverPatience = ({ headersMs, idleMs, betweenRequestsMs, everyMs }: Patience) =>
  ({
    connectionTimeout: idleMs,
    keepAliveTimeout: betweenRequestsMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: everyMs },
  }) satisfies FastifyHttpOptions<Server>;

/**
 * Closes connections whose body comes too slowly. A limit on the whole request cannot tell somebody who holds a connection with a byte
 * now and then from a telephone that sends 20 MB: the rate does.
 */
export function closeSlowBodies(fastify: FastifyInstance, { bodyMs, bytesPerSecond, everyMs }: Patience): void {
  const arriving = new Map<IncomingMessage, { since: number; before: number }>();
  fastify.addHook('onRequest', async ({ raw }) => {
    if (raw.headers['content-length'] === undefined && raw.headers['transfer-encoding'] === undefined) return;
    arriving.set(raw, { since: performance.now(), before: raw.socket.bytesRead });
  });
  const look = () => {
    const now = performance.now();
    for (const [raw, { since, before }] of arriving) {
      if (raw.complete || raw.destroyed) arriving.delete(raw);
      else if (now - since > bodyMs + ((raw.socket.bytesRead - before) / bytesPerSecond) * 1000) raw.socket.destroy();
    }
  };
  const timer = setInterval(look, everyMs).unref();
  fastify.addHook('onClose', async () => clearInterval(timer));
}

/** Closes connections whose other side takes nothing of what was answered: each would keep its answers in memory for as long as it likes. */
export function closeUnreadAnswers(fastify: FastifyInstance, { unreadMs, everyMs }: Patience): void {
  const waiting = new Map<Socket, { bytes: number; since: number }>();
  fastify.server.on('connection', (socket: Socket) => {
    waiting.set(socket, { bytes: 0, since: performance.now() });
    socket.once('close', () => waiting.delete(socket));
  });
  const look = () => {
    const now = performance.now();
    for (const [socket, seen] of waiting) {
      const bytes = unreadBytes(socket);
      if (bytes === 0 || bytes !== seen.bytes) waiting.set(socket, { bytes, since: now });
      else if (now - seen.since > unreadMs) socket.destroy();
    }
  };
  const timer = setInterval(look, everyMs).unref();
  fastify.addHook('onClose', async () => clearInterval(timer));
}

/** What Node holds and what the system has not taken: a large answer is one write, of which only the second shows how it goes. */
const unreadBytes = (socket: Socket): number =>
  socket.writableLength + ((socket as { _handle?: { writeQueueSize?: number } | null })._handle?.writeQueueSize ?? 0);
