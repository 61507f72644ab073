import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError, concatMap, from, throwError, type Observable } from 'rxjs';
import { DomainError } from '#kernel';
import { platformErrors } from '../errors.js';
import type { Upload } from '../files/files.js';
import { MAX_PAGES } from '../files/limits.js';
import { pagesAsPdf } from '../files/pages.js';
import { Uploads } from '../files/uploads.js';
import { tooLarge } from './body-budget.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The file that was sent in parts before, where the body names it. */
    sentBefore?: Upload;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Before a route that takes a file: finds what was sent in parts, where the body says `{uploads: [id, …]}`. Several are the pages of one
 * document. The first id is the key under which the answer of the route is kept: asked again it answers the same, and what another route
 * has taken is refused.
 */
@Injectable()
export class SentBefore implements NestInterceptor {
  constructor(private readonly uploads: Uploads) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const ids = namedIn(request);
    const personId = request.actor?.personId;
    if (ids.length === 0 || !personId) return next.handle();
    const once = {
      idempotency: { personId, operation: 'upload.use', key: ids[0]!, input: { at: `${request.method} ${request.url}`, ids } },
    };
    request.sentBefore = { ...(await this.fileOf(request, personId, ids)), once };
    return next.handle().pipe(
      catchError((error: unknown) => throwError(() => (isReused(error) ? platformErrors.UPLOAD_USED() : error))),
      concatMap((answer: unknown) => from(this.uploads.noteUsed(personId, ids).then(() => answer))),
    );
  }

  /** @throws NOT_FOUND · UPLOAD_USED · TOO_LARGE · UPLOAD_UNFINISHED · UPLOAD_UNREADABLE · PAGES_NOT_PHOTOGRAPHS · PHOTO_UNREADABLE */
  private async fileOf(request: FastifyRequest, personId: string, ids: readonly string[]): Promise<Upload> {
    const atMost = request.routeOptions.config.upload!;
    const files: Upload[] = [];
    let left = atMost;
    for (const id of ids) {
      const file = await this.uploads.whole(personId, id, atMost, ids[0]!);
      left -= file.bytes.length;
      if (left < 0) throw tooLarge(atMost);
      files.push(file);
    }
    return files.length === 1 ? files[0]! : pagesAsPdf(files);
  }
}

/** @throws INVALID_REQUEST where uploads are named that could not be any */
function namedIn({ body }: FastifyRequest): string[] {
  const named = (body as { uploads?: unknown } | null | undefined)?.uploads;
  if (named === undefined) return [];
  const ids = Array.isArray(named) ? named.map((id) => (typeof id === 'string' ? id.toLowerCase() : '')) : [];
  const isList = ids.length > 0 && ids.length <= MAX_PAGES && new Set(ids).size === ids.length && ids.every((id) => UUID.test(id));
  if (!isList) throw platformErrors.INVALID_REQUEST({}, [{ path: 'uploads', code: 'choice' }]);
  return ids;
}

const isReused = (error: unknown): boolean => error instanceof DomainError && error.code === 'IDEMPOTENCY_KEY_REUSED';
