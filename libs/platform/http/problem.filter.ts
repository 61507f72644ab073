import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { platformErrors } from '../errors.js';
import { tooLarge } from './body-budget.js';
import { languageOf } from './language.js';
import { fieldMessage } from './validation.js';

const POSTGRES_UNAVAILABLE = /^(08|57P0|53)|ECONNREFUSED|ECONNRESET/;

/** An address that no server could read is one that does not exist: Fastify answers it before any route or filter is asked. */
export const refuseAddress = (_error: unknown, request: FastifyRequest, reply: FastifyReply): void =>
  sendProblem(platformErrors.NOT_FOUND(), request, reply);

function sendProblem(refusal: DomainError, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request);
  if (refusal.definition.kind === 'throttled') void reply.header('retry-after', String(refusal.params.seconds));
  if (refusal.definition.kind === 'unavailable') void reply.header('retry-after', '2');
  void reply
    .status(refusal.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .send(
      JSON.stringify({
        type: `urn:jisr:problem:${refusal.code}`,
        title: refusal.messageIn(language),
        status: refusal.status,
        code: refusal.code,
        ...(Object.keys(refusal.params).length > 0 ? { params: refusal.params } : {}),
        ...(refusal.fields.length > 0
          ? { errors: refusal.fields.map((field) => ({ path: field.path, code: field.code, message: fieldMessage(field, language) })) }
          : {}),
      }),
    );
}

/** Every refusal leaves as RFC 9457 problem+json, in the caller's language, with a stable code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    sendProblem(this.asDomainError(error, request), request, http.getResponse<FastifyReply>());
  }

  private asDomainError(error: unknown, request: FastifyRequest): DomainError {
    if (error instanceof DomainError) return error;
    const code = (error as { code?: string } | null)?.code ?? '';
    const status = error instanceof HttpException ? error.getStatus() : Number((error as { statusCode?: number })?.statusCode ?? 500);
    if (status === 413) return tooLarge(request.routeOptions.bodyLimit);
    if (status === 404 || status === 405) return platformErrors.NOT_FOUND();
    if (status === 400 || status === 415 || status === 406) return platformErrors.MALFORMED_REQUEST();
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.logger.error(`${request.method} ${request.url.split('?')[0]} ${request.id}: ${message}`);
    if (POSTGRES_UNAVAILABLE.test(code)) return platformErrors.UNAVAILABLE();
    return new DomainError('INTERNAL', INTERNAL, { requestId: request.id });
  }
}

const INTERNAL = {
  kind: 'unavailable',
  fr: 'Une erreur est survenue de notre côté (référence {{requestId}}). Rien n’a été perdu : réessayez.',
  ar: 'حدث خطأ من جانبنا (المرجع {{requestId}}). لم يضع أي شيء: أعيدوا المحاولة.',
  en: 'Something went wrong on our side (reference {{requestId}}). Nothing was lost: try again.',
} as const;
