import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { PlatformModule, ProblemFilter, SessionGuard, validationPipe, type Config, type ContextDefinition } from '#platform';
import { HealthController } from './health.controller.js';

/** The HTTP process: the contexts' providers and routes, and what every request passes through. */
@Module({})
export class ApiModule {
  static compose(config: Config, contexts: readonly ContextDefinition[], controllers: Type[] = []): DynamicModule {
    return {
      module: ApiModule,
      imports: [PlatformModule.forRoot(config, contexts), ...contexts.map((context) => context.module)],
      controllers: [...contexts.flatMap((context) => context.controllers), HealthController, ...controllers],
      providers: [
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
    };
  }
}
