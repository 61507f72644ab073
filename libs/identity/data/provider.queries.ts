import type { Em } from '#platform';

export interface ProviderQuestion {
  nonce: string;
  codeVerifier: string;
}

/** Takes a request away, so that one answer is heard; null when this browser has made none since. */
export async function takeProviderRequest(
  em: Em,
  { stateHash, browserHash, since }: { stateHash: string; browserHash: string; since: Date },
): Promise<ProviderQuestion | null> {
  const [rows] = await em.query<[(ProviderQuestion & { fresh: boolean })[], number]>(
    `DELETE FROM provider_request WHERE state_hash = $1 AND browser_hash = $2
     RETURNING nonce, code_verifier AS "codeVerifier", created_at > $3 AS fresh`,
    [stateHash, browserHash, since],
  );
  const [row] = rows;
  return row?.fresh ? { nonce: row.nonce, codeVerifier: row.codeVerifier } : null;
}
