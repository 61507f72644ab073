import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule, type Config, type ContextDefinition } from '#platform';

/** The worker process: the same contexts, no routes. */
@Module({})
export class WorkerModule {
  static compose(config: Config, contexts: readonly ContextDefinition[]): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.forRoot(config, contexts), ...contexts.map((context) => context.module)] };
  }
}
