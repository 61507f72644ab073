import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ERRORS, bulkActs, BulkDto, Extensions, lists, policyRegistry, type BulkAct } from '#platform';
import { addressesOf, policyNameOf, routes, type RouteHandler } from '../support/routes.js';
import { TABLE } from '../support/sweep/table.js';
import { createWorld, type OwnWorld } from '../support/world.js';

/** What a route is sent, when it is chosen rows. */
const takesRows = ({ controller, method }: RouteHandler): boolean =>
  ((Reflect.getMetadata('design:paramtypes', controller.prototype, method) ?? []) as { prototype?: unknown }[]).some(
    (type) => type === BulkDto || type?.prototype instanceof BulkDto,
  );

describe('acts on many rows', () => {
  let world: OwnWorld;
  let acts: readonly BulkAct[];
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    acts = world.api.get(Extensions).of(bulkActs);
  });
  afterAll(() => world?.close());

  const routeAt = (address: string) => routes().find((route) => addressesOf(route).includes(address));
  const doing = ({ at }: BulkAct) => `POST ${at}`;
  const preview = ({ at }: BulkAct) => `POST ${at}/preview`;

  it('each is on a list of the product', () => {
    const known = world.api.get(Extensions).of(lists);
    expect(acts.filter(({ list }) => !known.includes(list)).map(({ at }) => at)).toEqual([]);
    expect(new Set(acts.map(({ at }) => at)).size).toBe(acts.length);
    expect(acts.length).toBeGreaterThan(5);
  });

  it('each is guarded, done and previewed, by the policy of its single act', () => {
    const guards = acts.flatMap((act) =>
      [doing(act), preview(act)].map((address) => {
        const route = routeAt(address);
        return { address, policy: route && policyNameOf(route) };
      }),
    );
    expect(guards).toEqual(acts.flatMap((act) => [doing(act), preview(act)].map((address) => ({ address, policy: act.policy }))));
    expect(acts.filter(({ policy }) => !policyRegistry.has(policy)).map(({ at }) => at)).toEqual([]);
  });

  it('each takes a bounded number of rows, and its key', () => {
    const unbounded = acts.flatMap((act) => [doing(act), preview(act)]).filter((address) => !takesRows(routeAt(address)!));
    expect(unbounded).toEqual([]);
    const keyless = acts.map(doing).filter((address) => {
      const errors = Reflect.getMetadata(ERRORS, routeAt(address)!.handler) as string[];
      return !errors.includes('IDEMPOTENCY_KEY_REQUIRED');
    });
    expect(keyless).toEqual([]);
  });

  it('no other route takes chosen rows', () => {
    const known = new Set(acts.flatMap((act) => [doing(act), preview(act)]));
    expect(
      routes()
        .filter(takesRows)
        .flatMap(addressesOf)
        .filter((address) => !known.has(address)),
    ).toEqual([]);
  });

  it('each is tried with what belongs to others', () => {
    expect(acts.flatMap((act) => [doing(act), preview(act)]).filter((address) => !TABLE[address])).toEqual([]);
  });

  it('each is on the screen of its list', () => {
    const FEATURES = 'apps/web/src/features';
    const screens = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => readFileSync(path.join(FEATURES, file), 'utf8'));
    // Declared with `at` alone, the preview is asked beside it.
    const isAsked = (source: string, at: string) =>
      source.includes(`at: '${at}'`) || [at, `${at}/preview`].every((one) => source.includes(`'${one}'`));
    const offered = ({ at, list }: BulkAct) =>
      screens.some((source) => isAsked(source, at)) &&
      screens.some((source) => source.includes(`list="${list.name}"`) && source.includes('acts={'));
    expect(acts.filter((act) => !offered(act)).map(({ at }) => at)).toEqual([]);
  });
});
