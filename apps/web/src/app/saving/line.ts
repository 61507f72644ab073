import i18n from 'i18next';
import { api, ApiProblem } from '../api/index.js';
import type { Line } from './part.js';

/** The mark of the session that was last seen to be this person's. */
const seen = { person: '', mark: '' };

const mark = (): string => api.headers('PUT')['X-CSRF-Token'] ?? '';

/** Another person may have signed in since, in another window: their session is another one, and it says who they are. */
async function isStill(person: string): Promise<boolean> {
  if (seen.person === person && seen.mark === mark()) return true;
  const session = await api.get('/api/session');
  // Nobody is in: the API itself asks to sign in again.
  if (!session.person) return true;
  if (session.person.id === person) Object.assign(seen, { person, mark: mark() });
  return session.person.id === person;
}

export const line: Line = {
  put: async (person, address, body) => {
    if (!(await isStill(person))) throw new ApiProblem(401, 'OTHER_PERSON', i18n.t('common:save.otherPerson'), '');
    return api.putTo(address, body);
  },
};
