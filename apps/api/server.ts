import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import cookie from '@fastify/cookie';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import multipart from '@fastify/multipart';
import {
  BODY_BUDGETS,
  closeSlowBodies,
  closeUnreadAnswers,
  guardDoor,
  MAX_FILE_BYTES,
  PATIENCE,
  refuseAddress,
  serverPatience,
  type Config,
  type ContextDefinition,
  type Patience,
} from '#platform';
import { ProcessLogger } from '../process-logger.js';
import { ApiModule } from './app.module.js';
import { openApi } from './openapi/document.js';
import { WebBundle } from './site/web-bundle.js';

const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";
/** Nothing here uses what a browser would ask the person for. */
const PERMISSIONS = 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()';
const A_YEAR_SECONDS = 365 * 24 * 3600;

/** Builds the HTTP application without listening: the same for the process, for tests and for the OpenAPI document. */
export async function createServer(
  config: Config,
  contexts: readonly ContextDefinition[],
  options: { logger?: false; patience?: Patience } = {},
): Promise<NestFastifyApplication> {
  const patience = options.patience ?? PATIENCE;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BUDGETS.small.bytes,
    trustProxy: trustedProxies(config),
    genReqId: () => randomUUID(),
    frameworkErrors: refuseAddress as never,
    ...serverPatience(patience),
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.compose(config, contexts), adapter, {
    logger: options.logger === false ? ['error'] : new ProcessLogger(),
    bufferLogs: false,
    bodyParser: false,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  guardDoor(fastify);
  closeSlowBodies(fastify, patience);
  closeUnreadAnswers(fastify, patience);
  await app.register(cookie as never);
  await app.register(multipart, { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 10, fieldSize: 10_000 } });
  await app.register(compress as never, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    customTypes: /^(text\/|application\/(json|problem\+json|javascript|xml)|image\/svg)/,
  });
  await serveWebFiles(app);
  sendSafeHeaders(fastify, config);
  app.enableShutdownHooks();
  SwaggerModule.setup('api/docs', app, () => openApi(app), { jsonDocumentUrl: 'api/openapi.json', ui: false });
  return app;
}

/** Believed by nobody's word but theirs: behind any other proxy every visitor would share one address, and one limit. */
const trustedProxies = ({ TRUSTED_PROXIES }: Config): string[] | false =>
  TRUSTED_PROXIES === 'none' ? false : TRUSTED_PROXIES.split(',').map((part) => part.trim());

/** What every answer tells the browser; answers of the api that are not public are kept by nobody. */
function sendSafeHeaders(fastify: FastifyInstance, config: Config): void {
  const isSecure = config.PUBLIC_URL.startsWith('https:');
  fastify.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', CSP);
    if (isPrivate(request.url) && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    if (isSecure) void reply.header('strict-transport-security', `max-age=${A_YEAR_SECONDS}`);
    void reply
      .header('permissions-policy', PERMISSIONS)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'same-origin')
      .header('x-frame-options', 'DENY');
  });
}

const isPrivate = (url: string): boolean => url.startsWith('/api/') && !url.startsWith('/api/public/');

/** Scripts, styles and fonts of the web build: named by their content, so a browser may keep them for ever. */
async function serveWebFiles(app: NestFastifyApplication): Promise<void> {
  const client = path.join(app.get(WebBundle).folder, 'client');
  if (!existsSync(client)) return;
  const { default: serveStatic } = await import('@fastify/static');
  await app.register(serveStatic as never, {
    root: client,
    prefix: '/',
    index: false,
    wildcard: false,
    decorateReply: false,
    cacheControl: false,
    globIgnore: ['index.html', 'manifest.json', '**/*.map'],
    setHeaders: (reply: { header(name: string, value: string): void }, file: string) =>
      reply.header(
        'cache-control',
        file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      ),
  });
}
