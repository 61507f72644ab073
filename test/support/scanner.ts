import { once } from 'node:events';
import net from 'node:net';

/** The harmless signature that every scanner knows (eicar.org), in two pieces so that no scanner of this machine finds it here. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface StandInScanner {
  url: string;
  /** It answers nothing more, and refuses who calls. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** Speaks clamd's protocol as far as the product does, and finds EICAR: for stories in which the scanner is away. */
export async function startStandInScanner(): Promise<StandInScanner> {
  const server = net.createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (!received.subarray(-4).equals(Buffer.alloc(4))) return;
      socket.end(received.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as net.AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    url: `tcp://127.0.0.1:${port}`,
    leave: close,
    comeBack: () => listen(port),
    close: () => (server.listening ? close() : Promise.resolve()),
  };
}
