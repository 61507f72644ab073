import { PageQuery, type List } from '#platform';
import { addressesOf, routes, type RouteHandler } from './routes.js';

/** The class of what a route may be asked in its query, if it takes one. */
function queryOf({ controller, method }: RouteHandler): (new () => object) | undefined {
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype, method) ?? []) as (new () => object)[];
  return types.find((type) => type?.prototype instanceof PageQuery || type === (PageQuery as unknown));
}

/** Every route that answers with pages of rows, with the class of its query. */
export const pagedRoutes = (): { address: string; query: new () => object }[] =>
  routes().flatMap((route) => {
    const query = queryOf(route);
    return query ? addressesOf(route).map((address) => ({ address, query })) : [];
  });

/** Each list with the address of its pages. */
export const addressesOfLists = (all: readonly List[]): { list: List; address: string }[] =>
  pagedRoutes().flatMap(({ address, query }) => all.filter((list) => list.query === query).map((list) => ({ list, address })));
