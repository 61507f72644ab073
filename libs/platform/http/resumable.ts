import type { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { Injectable } from '@nestjs/common';
import { DataStore, Server, Upload, type Locker } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import type { Actor } from '../access/actor.js';
import { platformErrors } from '../errors.js';
import { MAX_FILE_BYTES, PART_BYTES } from '../files/limits.js';
import { Uploads } from '../files/uploads.js';
import { tooLarge } from './body-budget.js';

/** Where files are sent in parts. */
export const UPLOADS_AT = '/api/uploads';

/** The row of each upload decides who appends, for all processes at once: nobody waits for anybody. */
const NO_LOCKS: Locker = { newLock: () => ({ lock: () => Promise.resolve(), unlock: () => Promise.resolve() }) };

const SENT = [
  'location',
  'tus-resumable',
  'tus-version',
  'tus-extension',
  'tus-max-size',
  'upload-offset',
  'upload-length',
  'cache-control',
];

/** Answers by the tus protocol 1.0 (tus.io), with creation, creation with upload, and termination; refusals are ours. */
@Injectable()
export class Resumable {
  constructor(private readonly uploads: Uploads) {}

  /**
   * Carries out one request of the protocol for somebody; sets the headers of the answer, and says what they are.
   * @throws NOT_FOUND · FILE_EMPTY · TOO_LARGE · UPLOADS_UNFINISHED · UPLOAD_MOVED · UPLOAD_PROTOCOL
   */
  async answer(actor: Actor, request: FastifyRequest, reply: FastifyReply): Promise<Headers> {
    let failure: unknown;
    const server = new Server({
      path: UPLOADS_AT,
      relativeLocation: true,
      datastore: new PartsOf(actor.personId!, this.uploads),
      locker: NO_LOCKS,
      maxSize: MAX_FILE_BYTES,
      onResponseError: (_, error) => {
        failure = error;
        return undefined;
      },
    });
    const { status, headers } = await server.handleWeb(asWeb(request));
    if (status >= 400) {
      // What was not read of the body would be taken for the next request of the connection.
      if (!request.raw.complete) void reply.header('connection', 'close');
      throw refusalOf(failure, status);
    }
    for (const name of SENT) if (headers.has(name)) void reply.header(name, headers.get(name));
    return headers;
  }
}

/** Its body is read as it comes, and only when somebody reads it. */
function asWeb({ raw, method, url }: FastifyRequest): Request {
  const headers = Object.fromEntries(Object.entries(raw.headers).map(([name, value]) => [name, String(value)]));
  const body = method === 'POST' || method === 'PATCH' ? ReadableStream.from(raw) : null;
  return new Request(new URL(url, 'http://uploads'), { method, headers, body, duplex: 'half' } as unknown as RequestInit);
}

function refusalOf(failure: unknown, status: number): Error {
  if (failure instanceof DomainError) return failure;
  const known = (failure as { status_code?: number } | undefined)?.status_code ?? (failure === undefined ? status : 500);
  if (known === 404) return platformErrors.NOT_FOUND();
  if (known === 409) return platformErrors.UPLOAD_MOVED();
  if (known === 413) return tooLarge(MAX_FILE_BYTES);
  if (known >= 500 && known !== 501) return failure instanceof Error ? failure : new Error(String((failure as { body?: string })?.body));
  return platformErrors.UPLOAD_PROTOCOL();
}

/** The uploads of one person, as the protocol asks for them. */
class PartsOf extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination'];

  constructor(
    private readonly personId: string,
    private readonly uploads: Uploads,
  ) {
    super();
  }

  override async create(upload: Upload): Promise<Upload> {
    upload.id = await this.uploads.begin(this.personId, upload.metadata?.filename ?? '', upload.size ?? 0);
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { size, received } = await this.uploads.of(this.personId, uuid(id));
    return new Upload({ id, size, offset: received });
  }

  /** What has arrived when the line breaks is kept as well. */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    let at = offset;
    let waiting: Buffer[] = [];
    let bytes = 0;
    const keep = async () => {
      const part = Buffer.concat(waiting);
      [waiting, bytes] = [[], 0];
      if (part.length > 0) at = await this.uploads.append(this.personId, uuid(id), at, part);
    };
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        waiting.push(chunk);
        bytes += chunk.length;
        if (bytes >= PART_BYTES) await keep();
      }
    } finally {
      await keep();
    }
    return at;
  }

  override remove(id: string): Promise<void> {
    return this.uploads.giveUp(this.personId, uuid(id));
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws NOT_FOUND for what no upload can be called */
function uuid(id: string): string {
  if (!UUID.test(id)) throw platformErrors.NOT_FOUND();
  return id;
}
