import { ApiClient } from './client.js';
import { ApiProblem } from './problem.js';
import { addressOf } from './routes.js';

type Answer = Response | 'cut';

function clientFor(...answers: Answer[]) {
  const sent: { url: string; init: RequestInit; headers: Record<string, string> }[] = [];
  const client = new ApiClient({
    fetch: async (url, init) => {
      sent.push({ url, init, headers: init.headers as Record<string, string> });
      const answer = answers.shift();
      if (!answer || answer === 'cut') throw new TypeError('Failed to fetch');
      return answer;
    },
    cookies: () => 'other=1; jisr_csrf=t%2B1',
    wait: async () => undefined,
  });
  return { client, sent };
}

const submission = { path: { id: '1' }, body: { declaration: true as const } };
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const stepUpAsked = () => json({ code: 'STEP_UP_REQUIRED', title: 'Code', detail: '' }, 403);

describe('the line to the API', () => {
  it('writes with the CSRF token, the language and a key; reads with neither token nor key', async () => {
    const { client, sent } = clientFor(json({}), json({}));
    client.language = 'ar';
    await client.post('/api/people/password-requests', { body: { email: 'a@b.c' } });
    await client.get('/api/calls');
    expect(sent[0]?.headers).toMatchObject({ 'X-CSRF-Token': 't+1', 'Accept-Language': 'ar' });
    expect(sent[0]?.headers['Idempotency-Key']).toHaveLength(32);
    expect(Object.keys(sent[1]?.headers ?? {})).toEqual(['Accept', 'Accept-Language']);
  });

  it('repeats a cut request under the same key, so that it is one deed', async () => {
    const { client, sent } = clientFor('cut', json({ number: '2027-SM-0001' }));
    await expect(client.post('/api/applications/{id}/submission', submission)).resolves.toEqual({ number: '2027-SM-0001' });
    expect(sent).toHaveLength(2);
    expect(sent[1]?.headers['Idempotency-Key']).toBe(sent[0]?.headers['Idempotency-Key']);
  });

  it('gives up after three silences and says that no answer came', async () => {
    const { client, sent } = clientFor('cut', 'cut', 'cut');
    await expect(client.get('/api/home')).rejects.toMatchObject({ status: 0, code: 'NETWORK' });
    expect(sent).toHaveLength(3);
  });

  it('asks the second factor, then repeats the same deed under the same key', async () => {
    const { client, sent } = clientFor(stepUpAsked(), json({ signed: true }));
    const stepUp = jest.fn(async () => undefined);
    client.stepUp = stepUp;
    await expect(client.post('/api/conventions/{id}/sign', { path: { id: '1' } })).resolves.toEqual({ signed: true });
    expect(stepUp).toHaveBeenCalledTimes(1);
    expect(sent[1]?.headers['Idempotency-Key']).toBe(sent[0]?.headers['Idempotency-Key']);
  });

  it('does nothing more when the person gives up the second factor', async () => {
    const { client, sent } = clientFor(stepUpAsked());
    client.stepUp = async () => Promise.reject(new ApiProblem(403, 'STEP_UP_REQUIRED', '', ''));
    await expect(client.post('/api/conventions/{id}/sign', { path: { id: '1' } })).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' });
    expect(sent).toHaveLength(1);
  });

  it('renews a lost session over the page, but never loops on the session itself', async () => {
    const lost = () => json({ code: 'UNAUTHENTICATED' }, 401);
    const { client } = clientFor(lost(), json({ ok: 1 }), lost());
    client.signInAgain = async () => undefined;
    await expect(
      client.put('/api/programmes/envelopes/{id}', { path: { id: '1' }, body: { amountCentimes: 1, version: 1 } }),
    ).resolves.toEqual({
      ok: 1,
    });
    await expect(client.post('/api/session', { body: { email: '', password: '' } })).rejects.toMatchObject({ status: 401 });
  });

  it('gives the first message of each field by its dotted path', async () => {
    const errors = [
      { path: '/budget/lines/0/label', code: 'REQUIRED', message: 'Décrivez la dépense' },
      { path: 'budget.lines[0].label', code: 'MIN', message: 'Trop court' },
    ];
    const { client } = clientFor(json({ code: 'INVALID', title: 'Refusé', detail: '', errors }, 422));
    const problem = await client
      .post('/api/programmes/{id}/activation', { path: { id: '1' } })
      .catch((error: unknown) => error as ApiProblem);
    expect((problem as ApiProblem).byField()).toEqual({ 'budget.lines.0.label': 'Décrivez la dépense' });
  });

  it('leaves empty filters out of addresses', () => {
    expect(addressOf('/api/calls', {}, { q: '', page: 2, region: null })).toBe('/api/calls?page=2');
  });

  it('fills in the parameters of a path as text that cannot leave its place', () => {
    expect(addressOf('/api/public/calls/{number}', { number: 'A/1?x' })).toBe('/api/public/calls/A%2F1%3Fx');
  });
});
