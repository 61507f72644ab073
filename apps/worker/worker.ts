import { createServer as createHttpServer, type Server } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JobRunner, OutboxRelay, type Config, type ContextDefinition } from '#platform';
import { ProcessLogger } from '../process-logger.js';
import { WorkerModule } from './worker.module.js';

/** Starts relay and jobs. The caller closes the application. */
export async function startWorker(
  config: Config,
  contexts: readonly ContextDefinition[],
  options: { logger?: false } = {},
): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(WorkerModule.compose(config, contexts), {
    logger: options.logger === false ? ['error'] : new ProcessLogger(),
  });
  app.enableShutdownHooks();
  await app.get(JobRunner).start();
  await app.get(OutboxRelay).start();
  return app;
}

/** The worker answers one question only: is it there. */
export function healthEndpoint(port: number, host: string): Promise<Server> {
  const server = createHttpServer((request, response) => {
    const known = request.url === '/health/ready' || request.url === '/health/live';
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' }).end(known ? '{"ready":true}' : '{}');
  });
  return new Promise((resolve) => server.listen(port, host, () => resolve(server)));
}
