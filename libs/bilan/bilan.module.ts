import { Global, Module } from '@nestjs/common';
import { todoSources } from '#notifications';
import { bind, defineContext, lists, lives } from '#platform';
import { AdvanceEdition } from './app/advance-edition.js';
import { BilanEditions } from './app/bilan-editions.js';
import { BilanTodos } from './app/bilan.todos.js';
import { BilanReads } from './app/bilan.reads.js';
import { Bilan } from './app/bilan.js';
import { CountedList } from './app/counted.list.js';
import { RenderBilan, renderBilan } from './app/render-bilan.job.js';
import { bilanEditionLife } from './app/bilan.lives.js';
import { bilanInvariants } from './bilan.invariants.js';
import { bilanPolicies } from './bilan.policies.js';
import { bilanTrail } from './bilan.trail.js';
import { BilanEdition } from './data/bilan-edition.entity.js';
import { Bilan1790001200000 } from './data/migrations/1790001200000-bilan.js';
import { BilanController, PublicBilanController } from './http/bilan.controller.js';

const providers = [Bilan, BilanReads, CountedList, AdvanceEdition, BilanEditions, BilanTodos, RenderBilan];

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
  invariants: bilanInvariants,
  brings: [lists.by(CountedList), todoSources.by(BilanTodos)],
});
