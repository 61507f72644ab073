import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Language, Localized } from '../../ui/language.js';
import { api, type Answer } from '../api/index.js';

export interface Grant {
  id: string;
  /** The role's code, "instructor" or "association.president". */
  role: string;
  label: Localized;
  /** Where it holds: the country, a region, a committee, an association. */
  scope: Localized;
  /** In whose name it is held; null for one of the whole installation, of an association, of a committee. */
  institution: Localized | null;
  /** The association of a member's role. */
  associationId?: string | null;
  /** Who has lent it, where it is lent for days of absence. */
  lentBy: string | null;
}

export type PolicyName = Answer<'get', '/api/session'>['policies'][number];

export interface Session {
  person: { id: string; name: string; email: string; language: Language } | null;
  grants: Grant[];
  activeGrantId: string | null;
  /** The policies that the active role passes. */
  policies: PolicyName[];
  /** What is still missing before the person is in. */
  needs: 'totp' | 'enrol' | null;
  /** What an act that binds asks for again; of whoever has none, the password. */
  factors: Answer<'get', '/api/session'>['factors'];
  /** Null for whoever has no second factor. */
  recoveryCodesLeft: number | null;
  /** The name of the administration's account, where officers may sign in with it. */
  provider: Localized | null;
  /** This session was opened with it. */
  byProvider: boolean;
  demonstration: boolean;
}

const sessionKey = ['/api/session'];

/**
 * Who is in. A session that ended elsewhere, or of old age, leaves the page and the words on it where they are: the next request asks to
 * sign in again, over the page.
 */
export function useSessionQuery() {
  const client = useQueryClient();
  const read = async () => {
    const session = await api.get('/api/session');
    const before = client.getQueryData<Session>(sessionKey);
    return before?.person && !before.needs && !session.person ? before : session;
  };
  return useQuery({ queryKey: sessionKey, queryFn: read, staleTime: 60_000 });
}

/** The session of a person who is in; pages under /app are shown to no one else. */
export function useSession(): Session & { person: NonNullable<Session['person']>; grant: Grant | null } {
  const { data } = useSessionQuery();
  if (!data?.person) throw new Error('Read outside the signed-in part of the application');
  const grant = data.grants.find(({ id }) => id === data.activeGrantId) ?? null;
  return { ...data, person: data.person, grant };
}

/** Whether the active role passes a policy: what decides that a deed is offered. The API decides again on the thing itself. */
export function useMay(): (policy: PolicyName) => boolean {
  const { policies } = useSession();
  return (policy) => policies.includes(policy);
}

/** Whether the reader is of an association, and sees what is theirs, or of the administration. */
export function useIsMember(): boolean {
  const { grant } = useSession();
  return grant !== null && roleMatches(grant.role, 'association.*');
}

/** After a change of person or role nothing read before may be shown. What is not a reading (a fresh second factor) is not asked again. */
export function useRenewSession(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await client.fetchQuery({ queryKey: sessionKey, queryFn: () => api.get('/api/session'), staleTime: 0 });
    await client.resetQueries({ predicate: ({ queryKey: [path] }) => path !== sessionKey[0] && String(path).startsWith('/api/') });
  }, [client]);
}

/** `pattern` is a role, or a family of roles: "association.*", or "*" for everyone who is in. */
export function roleMatches(role: string, pattern: string): boolean {
  if (pattern === '*' || pattern === role) return true;
  return pattern.endsWith('.*') && role.startsWith(pattern.slice(0, -1));
}
