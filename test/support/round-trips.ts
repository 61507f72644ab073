import net from 'node:net';

/** The way to a PostgreSQL through a door that counts. */
export interface CountedWay {
  /** The address to connect to. */
  url: string;
  /** How often somebody asked and waited for the answer since this was last called. */
  taken(): number;
  close(): Promise<void>;
}

/** Counts round trips: what a client sends after the server has spoken begins a new one, however many packets it is. */
export async function countedWay(databaseUrl: string): Promise<CountedWay> {
  const target = new URL(databaseUrl);
  const sockets = new Set<net.Socket>();
  let trips = 0;
  const server = net.createServer((client) => {
    const there = net.connect(Number(target.port), target.hostname);
    let isServersTurn = false;
    client.on('data', (chunk) => {
      if (!isServersTurn) trips += 1;
      isServersTurn = true;
      there.write(chunk);
    });
    there.on('data', (chunk) => {
      isServersTurn = false;
      client.write(chunk);
    });
    for (const [socket, other] of [
      [client, there],
      [there, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as net.AddressInfo).port);
  return {
    url: url.href,
    taken: () => {
      const taken = trips;
      trips = 0;
      return taken;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
