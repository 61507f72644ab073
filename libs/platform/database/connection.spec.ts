import net from 'node:net';
import { once } from 'node:events';
import { Connection } from './connection.js';

const message = (type: string, body: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const FIELDS = { S: 'FATAL', C: '57P01', M: 'terminating connection due to administrator command' };
const fatal = Object.entries(FIELDS).map(([field, value]) => `${field}${value}\0`);

/** What a server says that is stopped as it lets somebody in; all of it may come in one packet. */
const WELCOME_AND_FAREWELL = Buffer.concat([
  message('R', Buffer.from([0, 0, 0, 0])),
  message('Z', Buffer.from('I')),
  message('E', Buffer.from(`${fatal.join('')}\0`)),
]);

describe('a connection', () => {
  it('that is ended before anybody listens to it fails what it is asked, and nothing else', async () => {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(WELCOME_AND_FAREWELL));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as net.AddressInfo;
    const connection = new Connection({ host: '127.0.0.1', port, user: 'jisr' });
    try {
      await connection.connect();
      await expect(connection.query('SELECT 1')).rejects.toThrow(/not queryable|terminat/);
    } finally {
      await connection.end();
      server.close();
    }
  });
});
