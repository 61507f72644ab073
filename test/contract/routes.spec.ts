import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorRegistry } from '#kernel';
import { ERRORS, policyRegistry } from '#platform';
import { openApi } from '../../apps/api/openapi/document.js';
import { policyNameOf, routes, type RouteHandler } from '../support/routes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const BODY = '3';
const QUERY = '4';

const nameOf = ({ controller, method }: RouteHandler) => `${controller.name}.${method}`;

describe('routes', () => {
  it('each names a policy that exists', () => {
    const wrong = routes().filter((route) => !policyRegistry.has(policyNameOf(route)));
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it('each names only error codes that exist', () => {
    const wrong = routes().flatMap((route) =>
      ((Reflect.getMetadata(ERRORS, route.handler) as string[] | undefined) ?? [])
        .filter((code) => !errorRegistry.has(code))
        .map((code) => `${nameOf(route)}: ${code}`),
    );
    expect(wrong).toEqual([]);
  });

  it('every body and query keeps its DTO class at run time, so that it is validated', () => {
    const erased = routes().flatMap((route) => {
      const args = (Reflect.getMetadata('__routeArguments__', route.controller, route.method) ?? {}) as Record<
        string,
        { index: number; data?: unknown }
      >;
      const types = (Reflect.getMetadata('design:paramtypes', route.controller.prototype, route.method) ?? []) as unknown[];
      return Object.entries(args)
        .filter(([key, { index, data }]) => {
          const kind = key.split(':')[0];
          const plain = types[index] === Object || types[index] === undefined || types[index] === String;
          return (kind === BODY || kind === QUERY) && (data !== undefined || plain);
        })
        .map(([, { index }]) => `${nameOf(route)}[${index}]`);
    });
    expect(erased).toEqual([]);
  });

  describe('in OpenAPI', () => {
    let world: OwnWorld;
    let app: NestFastifyApplication;
    beforeAll(async () => {
      world = await createWorld({ withoutWorker: true });
      app = world.api;
    });
    afterAll(() => world?.close());

    it('each says what it does and how it refuses', () => {
      const document = openApi(app);
      const silent: string[] = [];
      for (const [path, operations] of Object.entries(document.paths)) {
        for (const [verb, operation] of Object.entries(operations) as [string, { summary?: string; responses?: object }][]) {
          if (!operation.summary || !('default' in (operation.responses ?? {}))) silent.push(`${verb} ${path}`);
        }
      }
      expect(silent).toEqual([]);
      expect(Object.keys(document.paths).length).toBeGreaterThan(10);
    });

    it('every reference of the document leads somewhere', () => {
      const document = openApi(app);
      const names = new Set(Object.keys(document.components?.schemas ?? {}).map((name) => `#/components/schemas/${name}`));
      const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, to]) => to!);
      expect(references.length).toBeGreaterThan(100);
      expect(references.filter((to) => !names.has(to))).toEqual([]);
    });

    it('no two routes answer to the same address', () => {
      const document = openApi(app);
      const operations = Object.values(document.paths).reduce((sum, path) => sum + Object.keys(path).length, 0);
      const described = routes().filter(({ controller }) => !Reflect.hasMetadata('swagger/apiExcludeController', controller));
      expect(operations).toBe(described.length);
    });
  });
});
