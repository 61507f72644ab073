import { ApiClient } from './client.js';
import { fileAddress, type Answer, type Beginning } from './routes.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(): T | undefined => undefined;

const answers = new ApiClient({ fetch: async () => new Response('{}'), cookies: () => '', wait: async () => undefined });

/** What the compiler refuses: `npm run typecheck:web` fails when one of these lines begins to compile. */
async function neverRun(): Promise<void> {
  // @ts-expect-error a path that no route has
  await answers.get('/api/aplications/own');
  // @ts-expect-error the verb of another route
  await answers.put('/api/applications/own');
  // @ts-expect-error the parameter of the path is missing
  await answers.get('/api/calls/{id}');
  // @ts-expect-error the parameter has another name
  await answers.get('/api/calls/{id}', { path: { callId: '1' } });
  // @ts-expect-error a filter that the list does not know
  await answers.get('/api/applications', { query: { region: 'MA-09' } });
  // @ts-expect-error a route without a query
  await answers.get('/api/home', { query: { page: 1 } });
  // @ts-expect-error a field that the body does not have
  await answers.post('/api/applications', { body: { callId: '1', titel: 'x' } });
  // @ts-expect-error a field of the body is missing
  await answers.post('/api/session', { body: { email: 'a@b.c' } });
  // @ts-expect-error a text where a list is asked for
  await answers.put('/api/applications/{id}/budget', { path: { id: '1' }, body: { version: 0, lines: 'none' } });
  // @ts-expect-error a field that the answer does not have
  void (await answers.get('/api/calls/{id}', { path: { id: '1' } })).titel;
  // @ts-expect-error nothing is answered
  void (await answers.post('/api/programmes/{id}/activation', { path: { id: '1' } })).id;
  // @ts-expect-error no file
  fileAddress('/api/calls/{id}', { path: { id: '1' } });
  // @ts-expect-error no such room
  const old: Beginning = '/api/programs';
  void old;
}

describe('the types of the routes', () => {
  it('are those of the controllers: dates are texts, what may be null is said to be', () => {
    is<Same<Answer<'post', '/api/applications'>, { id: string; resumed: boolean }>>();
    is<Same<Answer<'post', '/api/programmes/{id}/activation'>, void>>();
    is<Same<Answer<'get', '/api/public/bilan'>, number[]>>();
    is<Same<Answer<'get', '/api/conventions/{id}'>['number'], string>>();
    expect(neverRun).toBeInstanceOf(Function);
  });

  it('give the address of a file', () => {
    expect(fileAddress('/api/applications/{id}/receipt', { path: { id: 'a b' } })).toBe('/api/applications/a%20b/receipt');
  });
});
