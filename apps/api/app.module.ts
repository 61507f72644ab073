import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import {
  PlatformModule,
  ProblemFilter,
  registerPolicies,
  SessionGuard,
  validationPipe,
  type Config,
  type ContextDefinition,
} from '#platform';
import { DemoController, demoPolicies } from './demo/demo.controller.js';
import { ExportsController, exportPolicies } from './exports.controller.js';
import { UploadsController, uploadPolicies } from './uploads.controller.js';
import { HealthController, healthPolicies } from './health.controller.js';
import { ApplicationController, sitePolicies } from './site/application.controller.js';
import { SiteController } from './site/site.controller.js';
import { VerificationController } from './site/verification.controller.js';
import { WebBundle } from './site/web-bundle.js';

/** Routes that belong to no stage. */
export const OWN_CONTROLLERS = [
  HealthController,
  ExportsController,
  UploadsController,
  DemoController,
  ApplicationController,
  SiteController,
  VerificationController,
];

registerPolicies({ ...healthPolicies, ...exportPolicies, ...uploadPolicies, ...demoPolicies, ...sitePolicies });

/** The HTTP process: the contexts' providers and routes, and what every request passes through. */
@Module({})
export class ApiModule {
  static compose(config: Config, contexts: readonly ContextDefinition[]): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forRoot(config, contexts),
        // A context's routes live in its own module: they see all of its providers, also those it keeps to itself.
        ...contexts.map(({ module, controllers }) => ({ module, controllers })),
      ],
      controllers: OWN_CONTROLLERS,
      providers: [
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
        WebBundle,
      ],
    };
  }
}
