import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile, access, rm } from 'node:fs/promises';
import path from 'node:path';
import { AwsClient } from 'aws4fetch';

/** The content is not in the store. */
export class ContentMissing extends Error {
  override name = 'ContentMissing';
}
/** The store holds something else than what was written. */
export class ContentAltered extends Error {
  override name = 'ContentAltered';
}

/** Bytes under their SHA-256: the same content is stored once, and what is read back is proved to be what was written. */
export abstract class FileStore {
  /** Stores the bytes and returns their SHA-256 in hexadecimal, once they are durable. */
  async put(bytes: Uint8Array): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (!(await this.has(hash))) await this.write(hash, bytes);
    return hash;
  }

  /** @throws ContentMissing · ContentAltered · Error when the store does not answer */
  async get(hash: string): Promise<Buffer> {
    const bytes = await this.read(hash);
    if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new ContentAltered(`file ${hash} is damaged`);
    return bytes;
  }

  abstract has(hash: string): Promise<boolean>;
  /** Does nothing when there is none. */
  abstract remove(hash: string): Promise<void>;
  protected abstract write(hash: string, bytes: Uint8Array): Promise<void>;
  protected abstract read(hash: string): Promise<Buffer>;
}

/** A folder of the machine; a file appears whole or not at all. */
export class FolderStore extends FileStore {
  constructor(private readonly root: string) {
    super();
  }

  async has(hash: string): Promise<boolean> {
    return access(this.pathOf(hash)).then(
      () => true,
      () => false,
    );
  }

  protected async write(hash: string, bytes: Uint8Array): Promise<void> {
    const target = this.pathOf(hash);
    await mkdir(path.dirname(target), { recursive: true });
    const partial = `${target}.${randomBytes(6).toString('hex')}.partial`;
    try {
      await writeFile(partial, bytes, { mode: 0o600, flush: true });
      await rename(partial, target);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  async remove(hash: string): Promise<void> {
    await rm(this.pathOf(hash), { force: true });
  }

  protected read(hash: string): Promise<Buffer> {
    return readFile(this.pathOf(hash)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new ContentMissing(`file ${hash} is missing`) : error;
    });
  }

  private pathOf(hash: string): string {
    return path.join(this.root, hash.slice(0, 2), hash);
  }
}

const PATIENCE_MS = 60_000;
/** A service that stumbles is asked again this often, the last time within a second; whoever waits for the file is told soon. */
const RETRIES = 4;

/**
 * An S3 bucket: `s3+https://KEY:SECRET@host/bucket?region=…` (or `s3+http` for a local server); path-style addresses.
 * The account needs to get, put, delete and list: without the last, S3 answers 403 for an object that does not exist.
 */
export class BucketStore extends FileStore {
  private readonly client: AwsClient;
  private readonly base: string;
  private readonly patienceMs: number;

  constructor(address: string, { patienceMs = PATIENCE_MS }: { patienceMs?: number } = {}) {
    super();
    const url = new URL(address.replace(/^s3\+/, ''));
    this.client = new AwsClient({
      accessKeyId: decodeURIComponent(url.username),
      secretAccessKey: decodeURIComponent(url.password),
      service: 's3',
      region: url.searchParams.get('region') ?? 'us-east-1',
      retries: RETRIES,
    });
    this.base = `${url.protocol}//${url.host}${url.pathname.replace(/\/$/, '')}`;
    this.patienceMs = patienceMs;
  }

  async has(hash: string): Promise<boolean> {
    const response = await this.ask(hash, { method: 'HEAD' });
    if (response.status === 404) return false;
    if (!response.ok) throw new Error(`the file store answered ${response.status}`);
    return true;
  }

  async remove(hash: string): Promise<void> {
    const response = await this.ask(hash, { method: 'DELETE' });
    if (!response.ok && response.status !== 404) throw new Error(`the file store answered ${response.status}`);
  }

  /** The service compares what arrives with the hash, which is signed. */
  protected async write(hash: string, bytes: Uint8Array): Promise<void> {
    const response = await this.ask(hash, { method: 'PUT', body: Buffer.from(bytes), headers: { 'x-amz-content-sha256': hash } });
    if (!response.ok) throw new Error(`the file store answered ${response.status}`);
  }

  protected async read(hash: string): Promise<Buffer> {
    const response = await this.ask(hash, {});
    if (response.status === 404) throw new ContentMissing(`the file store answered 404`);
    if (!response.ok) throw new Error(`the file store answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  private ask(hash: string, init: RequestInit): Promise<Response> {
    return this.client.fetch(`${this.base}/${hash}`, { ...init, signal: AbortSignal.timeout(this.patienceMs) });
  }
}

/** `FILES_URL`: a folder's path, or an `s3+http(s)` address. */
export function openFileStore(address: string): FileStore {
  if (/^s3\+https?:/.test(address)) return new BucketStore(address);
  return new FolderStore(address.replace(/^file:\/\//, ''));
}
