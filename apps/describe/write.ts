import fs from 'node:fs';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import openapiTS, { astToString, COMMENT_HEADER, type OpenAPI3 } from 'openapi-typescript';
import { loadConfig } from '#platform';
import { ApiModule } from '../api/app.module.js';
import { describe, operationsOf } from '../api/openapi/document.js';
import type { Answers } from '../api/openapi/schema.js';
import { CONTEXTS } from '../contexts.js';
import { readAnswers } from './answers.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What is written down, by its path from the clone's root. */
export const WRITTEN = { answers: 'apps/api/openapi/answers.json', web: 'apps/web/src/app/api/routes.gen.d.ts' } as const;

/** Every written file as it should be now. */
export async function written(answers: Answers = readAnswers()): Promise<Record<string, string>> {
  return {
    [WRITTEN.answers]: `${JSON.stringify(answers, null, 1)}\n`,
    [WRITTEN.web]: await typesOf(withoutRefusals(await documentOf(answers))),
  };
}

/** TypeScript's types of a document, as any stranger would generate them. */
export async function typesOf(document: OpenAPIObject): Promise<string> {
  const types = await openapiTS(document as unknown as OpenAPI3, { alphabetize: true });
  return COMMENT_HEADER + astToString(types);
}

/** The web reads every refusal alike: described with each route they would be three quarters of its types. */
function withoutRefusals(document: OpenAPIObject): OpenAPIObject {
  for (const { operation } of operationsOf(document))
    operation.responses = Object.fromEntries(Object.entries(operation.responses).filter(([status]) => status.startsWith('2')));
  return document;
}

/** The document of the program as its sources are, without a database: nothing of the program is started. */
export async function documentOf(answers: Answers = readAnswers()): Promise<OpenAPIObject> {
  const nowhere = { DATABASE_URL: 'postgres://nowhere', SMTP_URL: 'smtp://nowhere', FILES_URL: 'nowhere', PUBLIC_URL: 'http://nowhere' };
  const config = loadConfig({ NODE_ENV: 'test', PORT: '0', SECRET: '-'.repeat(32), ...nowhere });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.compose(config, CONTEXTS), new FastifyAdapter(), {
    logger: ['error'],
    preview: true,
  });
  return describe(app, answers);
}

export async function write(): Promise<void> {
  for (const [file, text] of Object.entries(await written())) fs.writeFileSync(path.join(ROOT, file), text);
}
