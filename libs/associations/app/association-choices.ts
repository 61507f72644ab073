import { roleLabel } from '#identity';
import type { Label } from '#kernel';
import { ASSOCIATION_KINDS, BOARD_FUNCTIONS, DOCUMENT_KINDS, REGISTRATION_DOCUMENTS } from '../domain/association-kinds.js';
import { GIVEN_ROLES } from '../domain/member-roles.js';

interface Choice {
  code: string;
  label: Label;
}

/** What a registration lets one choose from. */
export interface AssociationChoices {
  kinds: Choice[];
  boardFunctions: Choice[];
  /** `required`: without it a registration is not sent. */
  documents: (Choice & { required: boolean })[];
  /** Roles the president may give. */
  memberRoles: Choice[];
}

const choicesOf = (labels: Record<string, Label>): Choice[] => Object.entries(labels).map(([code, label]) => ({ code, label }));
const required: readonly string[] = REGISTRATION_DOCUMENTS;

export const ASSOCIATION_CHOICES: AssociationChoices = {
  kinds: choicesOf(ASSOCIATION_KINDS),
  boardFunctions: choicesOf(BOARD_FUNCTIONS),
  documents: choicesOf(DOCUMENT_KINDS).map((choice) => ({ ...choice, required: required.includes(choice.code) })),
  memberRoles: GIVEN_ROLES.map((role) => ({ code: role, label: roleLabel(role) })),
};
