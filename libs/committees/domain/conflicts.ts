import type { ConflictKind } from './colleges.js';

export interface MemberTies {
  memberId: string;
  name: string;
  /** Associations in which the person holds any role of this product. */
  associationIds: readonly string[];
  /** As declared by the member. */
  employer: string | null;
  ties: string | null;
}

export interface FileParties {
  fileId: string;
  associationId: string;
  associationNames: readonly string[];
  /** Board members and account holders of the association. */
  peopleNames: readonly string[];
  partnerNames: readonly string[];
  /** Partners that the registry knows. */
  partnerIds: readonly string[];
}

/**
 * What an applicant can write (a board, a partner) asks a question and excludes nobody: otherwise it would choose its judges by
 * their names. The member answers it in the declaration, in sight of the chair, who may pin the conflict.
 */
const QUESTIONS: readonly ConflictKind[] = ['name', 'partnership'];
export const isQuestion = ({ kind }: DetectedConflict): boolean => QUESTIONS.includes(kind);

export interface DetectedConflict {
  memberId: string;
  fileId: string;
  kind: ConflictKind;
}

/** Conflicts of interest that the data shows: at most one for a member and a file, the strongest. */
export function detectConflicts(members: readonly MemberTies[], files: readonly FileParties[]): DetectedConflict[] {
  return files.flatMap((file) =>
    members.flatMap((member): DetectedConflict[] => {
      const kind = kindOf(member, file);
      return kind ? [{ memberId: member.memberId, fileId: file.fileId, kind }] : [];
    }),
  );
}

function kindOf(member: MemberTies, file: FileParties): ConflictKind | null {
  if (member.associationIds.includes(file.associationId)) return 'membership';
  if (mentions(member.employer, file.associationNames)) return 'employment';
  if (mentions(member.ties, file.associationNames)) return 'other';
  const name = nameKey(member.name);
  if (file.peopleNames.some((other) => nameKey(other) === name)) return 'name';
  if (file.partnerIds.some((id) => member.associationIds.includes(id))) return 'partnership';
  if (mentions(member.employer, file.partnerNames) || mentions(member.ties, file.partnerNames)) return 'partnership';
  return null;
}

const SHORTEST_TELLING_NAME = 5;

/** Every word of the name is in the text, in whatever order. */
function mentions(text: string | null, names: readonly string[]): boolean {
  if (!text) return false;
  const words = new Set(nameKey(text).split(' '));
  return names.some(
    (name) =>
      nameKey(name).length >= SHORTEST_TELLING_NAME &&
      nameKey(name)
        .split(' ')
        .every((word) => words.has(word)),
  );
}

/** One spelling for names: no accents, no Arabic vowel signs or tatweel, one form of alef, hamza and ta marbuta, words in order of the alphabet. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|\u0640/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .sort()
    .join(' ');
}
