import { createHash, randomBytes } from 'node:crypto';
import { startS3, type S3Server } from '../../../test/support/s3.js';
import { BucketStore, openFileStore, type FileStore } from './file-store.js';

const ACCOUNT = { keyId: 'JISRKEY', secret: 'a/secret+with=signs@and:more', region: 'ma-rabat-1' };
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a bucket of files', () => {
  let server: S3Server;
  let store: FileStore;
  const address = (account: Partial<typeof ACCOUNT> = {}, bucket = server.url.pathname) => {
    const { keyId, secret, region } = { ...ACCOUNT, ...account };
    return `s3+http://${encodeURIComponent(keyId)}:${encodeURIComponent(secret)}@${server.url.host}${bucket}?region=${region}`;
  };
  beforeEach(async () => {
    server = await startS3(ACCOUNT);
    store = openFileStore(address());
  });
  afterEach(() => server.close());

  it('keeps the same content once, under its hash, and gives it back', async () => {
    const bytes = Buffer.concat([Buffer.from('جسر'), randomBytes(1_000_000)]);
    expect(store).toBeInstanceOf(BucketStore);
    const hash = await store.put(bytes);
    expect(await store.put(bytes)).toBe(hash);
    expect([...server.objects.keys()]).toEqual([hashOf(bytes)]);
    expect(server.log).toEqual(['HEAD 404', 'PUT 200', 'HEAD 200']);
    expect((await store.get(hash)).equals(bytes)).toBe(true);
    expect(await store.put(Buffer.alloc(0))).toBe(hashOf(Buffer.alloc(0)));
  });

  it('knows what it has and what it has not; what is missing is an error that names it', async () => {
    const hash = await store.put(Buffer.from('présent'));
    const missing = hashOf(Buffer.from('absent'));
    expect([await store.has(hash), await store.has(missing)]).toEqual([true, false]);
    await expect(store.get(missing)).rejects.toThrow(/answered 404/);
  });

  it.each([
    ['another secret', { secret: 'wrong' }],
    ['another key', { keyId: 'OTHER' }],
    ['another region', { region: 'eu-west-3' }],
  ])('with %s nothing is read or written, and the error does not repeat the secret', async (_, wrong) => {
    const hash = await store.put(Buffer.from('gardé'));
    const stranger = openFileStore(address(wrong));
    const errors = await Promise.all(
      [stranger.get(hash), stranger.has(hash), stranger.put(Buffer.from('intrus'))].map((act) =>
        act.then(String, (error: Error) => error.message),
      ),
    );
    expect(errors).toEqual(Array(3).fill('the file store answered 403'));
    expect(server.objects.size).toBe(1);
  });

  it('a bucket that does not exist keeps nothing, and says so', async () => {
    await expect(openFileStore(address({}, '/nowhere')).put(Buffer.from('perdu'))).rejects.toThrow(/answered 404/);
  });

  it('the bytes are signed with the request: others in their place are refused by the service', async () => {
    const bytes = Buffer.from('signé');
    const hash = await store.put(bytes);
    const { authorization, 'x-amz-date': at, 'x-amz-content-sha256': payload } = server.last.headers;
    expect([server.last.method, payload]).toEqual(['PUT', hash]);
    const headers = { authorization: authorization!, 'x-amz-date': String(at), 'x-amz-content-sha256': String(payload) };
    const replay = (body: string) => fetch(`${server.url.href}/${hash}`, { method: 'PUT', body, headers });
    expect([(await replay('autre')).status, (await replay('signé')).status]).toEqual([403, 200]);
    expect(server.objects.get(hash)!.equals(bytes)).toBe(true);
  });

  it('a service that stumbles is asked again; one that stays down is an error, soon', async () => {
    server.befall('PUT', 'unavailable', 'unavailable');
    const hash = await store.put(Buffer.from('obstiné'));
    expect(server.log).toEqual(['HEAD 404', 'PUT 503', 'PUT 503', 'PUT 200']);
    server.befall('GET', ...Array<'unavailable'>(50).fill('unavailable'));
    const began = Date.now();
    await expect(store.get(hash)).rejects.toThrow(/answered 503/);
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it('a body that is cut, or that ends too soon, is never taken for the file', async () => {
    const hash = await store.put(randomBytes(200_000));
    server.befall('GET', 'cut');
    await expect(store.get(hash)).rejects.toThrow();
    server.befall('GET', 'short');
    await expect(store.get(hash)).rejects.toThrow(/damaged/);
    expect((await store.get(hash)).length).toBe(200_000);
  });

  it('an object that was changed in the bucket is noticed', async () => {
    const hash = await store.put(Buffer.from('original'));
    server.objects.set(hash, Buffer.from('altered'));
    await expect(store.get(hash)).rejects.toThrow(/damaged/);
  });

  it('a service that never answers is given up', async () => {
    const impatient = new BucketStore(address(), { patienceMs: 200 });
    server.befall('HEAD', 'silent');
    await expect(impatient.has(hashOf(Buffer.from('x')))).rejects.toThrow(/abort|time/i);
  });

  it('a service that is not there is an error', async () => {
    await server.close();
    await expect(store.put(Buffer.from('seul'))).rejects.toThrow();
    server = await startS3(ACCOUNT);
  });
});
