/** A document of the vault that a call asks for and that will not last until the call is decided. */
export interface VaultWarning {
  kind: string;
  /** Not there, over already, or over before the decision. */
  what: 'missing' | 'expired' | 'ends_before';
  validUntil: string | null;
}

/**
 * What to say before somebody applies: of the documents that a call takes from the vault, those that are missing, over already, or end
 * before the day of the decision (`YYYY-MM-DD`, included). Nothing of it keeps anybody from applying.
 */
export function vaultWarnings(
  demanded: readonly string[],
  held: readonly { kind: string; validUntil: string | null; expired: boolean }[],
  decision: string,
): VaultWarning[] {
  return [...new Set(demanded)].flatMap((kind): VaultWarning[] => {
    const document = held.find((candidate) => candidate.kind === kind);
    if (!document) return [{ kind, what: 'missing', validUntil: null }];
    const { validUntil, expired } = document;
    if (expired) return [{ kind, what: 'expired', validUntil }];
    return validUntil === null || validUntil >= decision ? [] : [{ kind, what: 'ends_before', validUntil }];
  });
}
