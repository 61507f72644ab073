import { RequestMethod } from '@nestjs/common';
import { POLICY } from '#platform';
import { OWN_CONTROLLERS } from '../../apps/api/app.module.js';
import { CONTEXTS } from '../../apps/contexts.js';

/** One handler of the product, as its decorators describe it. */
export interface RouteHandler {
  controller: new (...args: never[]) => object;
  method: string;
  handler: object;
}

/** Every handler of every context and of the api itself. */
export function routes(): RouteHandler[] {
  const controllers = [...CONTEXTS.flatMap((context) => context.controllers), ...OWN_CONTROLLERS];
  return controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype)
      .map((method) => ({ controller, method, handler: controller.prototype[method] as object }))
      .filter(({ handler, method }) => method !== 'constructor' && Reflect.hasMetadata('path', handler)),
  );
}

export const policyNameOf = ({ handler }: RouteHandler): string => String(Reflect.getMetadata(POLICY, handler));

/** `GET /api/calls/:id`, once for each path a handler answers to. */
export function addressesOf({ controller, handler }: RouteHandler): string[] {
  const verb = RequestMethod[Reflect.getMetadata('method', handler) as number];
  const base = Reflect.getMetadata('path', controller) as string;
  const paths = [Reflect.getMetadata('path', handler) as string | string[]].flat();
  return paths.map(
    (path) =>
      `${verb} /${[base, path]
        .flatMap((part) => part.split('/'))
        .filter(Boolean)
        .join('/')}`,
  );
}
