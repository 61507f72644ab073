import {
  applyDecorators,
  createParamDecorator,
  Param,
  SetMetadata,
  UseInterceptors,
  type ExecutionContext,
  type PipeTransform,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, type Actor } from '../access/actor.js';
import { platformErrors } from '../errors.js';
import { BODY_BUDGETS } from './body-budget.js';
import { languageOf, pageLanguageOf } from './language.js';
import { SentBefore } from './sent-before.js';
import type { PolicyName } from '../access/access.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
  }
}

export const POLICY = 'jisr:policy';
export const ERRORS = 'jisr:errors';

/** By these names the OpenAPI document learns what guards a route and how it refuses; its answer is read from its type. */
export const DESCRIBED = { policy: 'x-policy', errors: 'x-errors' } as const;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

interface RouteOptions {
  policy: PolicyName;
  summary: string;
  errors?: readonly string[];
  /** What the body may cost: by default `small` where anybody may send it, `usual` elsewhere. */
  body?: keyof typeof BODY_BUDGETS;
  /** It takes a file, of at most so many bytes; `readUpload` refuses to read one where this is not said. */
  upload?: number;
  /** Its body is the bytes of a part, which its handler reads as they come. */
  streams?: true;
  /** It answers with a file, of one of these media types; `sendFile` sends none where this is not said. */
  sends?: readonly string[];
}

const FILE = { type: 'string', format: 'binary' } as const;
const multipart = { type: 'object', required: ['file'], properties: { file: FILE } } as const;
const asContent = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, { schema: FILE }]));

/**
 * What every route says of itself: the policy that guards it, what it does, what a request may cost, and the codes of its refusals
 * (the common ones are added by themselves).
 */
export function Route(options: RouteOptions) {
  return applyDecorators(
    RouteConfig({
      policy: options.policy,
      body: options.body && BODY_BUDGETS[options.body],
      upload: options.upload,
      streams: options.streams,
      sends: options.sends,
    }),
    SetMetadata(POLICY, options.policy),
    SetMetadata(ERRORS, options.errors ?? []),
    ApiOperation({ summary: options.summary }),
    ApiExtension(DESCRIBED.policy, options.policy),
    ApiExtension(DESCRIBED.errors, options.errors ?? []),
    ...(options.upload ? [ApiConsumes('multipart/form-data'), ApiBody({ schema: multipart as never }), UseInterceptors(SentBefore)] : []),
    ...(options.sends ? [ApiResponse({ status: 200, description: options.summary, content: asContent(options.sends) })] : []),
  );
}

/** Who acts. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return context.switchToHttp().getRequest<FastifyRequest>().actor ?? ANONYMOUS;
});

/** The language of the answer. */
export const CurrentLanguage = createParamDecorator((_: unknown, context: ExecutionContext) =>
  languageOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The language of a page. */
export const PageLanguage = createParamDecorator((_: unknown, context: ExecutionContext) =>
  pageLanguageOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The caller's key; acts that submit, sign or pay require it. @throws IDEMPOTENCY_KEY_REQUIRED */
export const IdempotencyKeyHeader = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 8 || key.length > 200) throw platformErrors.IDEMPOTENCY_KEY_REQUIRED();
  return key;
});

class UuidPipe implements PipeTransform<string, string> {
  /** An identifier that cannot exist is answered like one that does not. */
  transform(value: string): string {
    if (!UUID.test(value)) throw platformErrors.NOT_FOUND();
    return value.toLowerCase();
  }
}

/** An identifier in the path. */
export const IdParam = (name = 'id') => Param(name, new UuidPipe());
