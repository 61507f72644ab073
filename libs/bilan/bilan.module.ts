import { Global, Module } from '@nestjs/common';
import { todoSources } from '#notifications';
import { bind, defineContext, lives } from '#platform';
import { BilanEditions } from './app/bilan-editions.js';
import { BilanTodos } from './app/bilan.todos.js';
import { Bilan } from './app/bilan.js';
import { RenderBilan, renderBilan } from './app/render-bilan.job.js';
import { bilanEditionLife } from './app/bilan.lives.js';
import { bilanPolicies } from './bilan.policies.js';
import { bilanTrail } from './bilan.trail.js';
import { BilanEdition } from './data/bilan-edition.entity.js';
import { Bilan1790001200000 } from './data/migrations/1790001200000-bilan.js';
import { BilanController, PublicBilanController } from './http/bilan.controller.js';

const providers = [Bilan, BilanEditions, BilanTodos, RenderBilan];

@Global()
@Module({ providers, exports: providers })
export class BilanModule {}

export const bilanContext = defineContext({
  name: 'bilan',
  module: BilanModule,
  controllers: [BilanController, PublicBilanController],
  entities: [BilanEdition],
  migrations: [Bilan1790001200000],
  lives: lives(bilanEditionLife),
  policies: bilanPolicies,
  trail: bilanTrail,
  jobs: [bind(renderBilan, RenderBilan)],
  invariants: [
    {
      name: 'editions of a year are numbered without gaps',
      sql: `SELECT year FROM bilan_edition GROUP BY year HAVING max(number) <> count(*)`,
    },
  ],
  brings: [todoSources.by(BilanTodos)],
});
