import { roleLabel } from '#identity';
import { COUNTRY_CODES, countryLabel, type Label } from '#kernel';
import {
  ASSOCIATION_KINDS,
  BOARD_FUNCTIONS,
  DOCUMENT_KINDS,
  documentLabel,
  KINDS,
  type AssociationKind,
  type DocumentKind,
} from '../domain/association-kinds.js';
import { GIVEN_ROLES } from '../domain/member-roles.js';

interface Choice {
  code: string;
  label: Label;
}

/** A legal form, and what it is asked for. */
interface KindChoice extends Choice {
  number: Label;
  date: Label;
  /** What the register is called; null where the kind has one alone. */
  register: Label | null;
  abroad: boolean;
  network: boolean;
  /** The functions of which somebody must sit, each with what may take its place. */
  seats: string[][];
  /** `required`: without it a registration is not sent. */
  documents: { code: string; label: Label; required: boolean }[];
}

/** What a registration lets one choose from. */
export interface AssociationChoices {
  kinds: KindChoice[];
  boardFunctions: Choice[];
  /** The documents that a call may ask for. */
  documents: Choice[];
  countries: Choice[];
  /** Roles the president may give. */
  memberRoles: Choice[];
}

const choicesOf = (labels: Record<string, Label>): Choice[] => Object.entries(labels).map(([code, label]) => ({ code, label }));

function kindChoice(code: AssociationKind): KindChoice {
  const { act, register, abroad, network, seats, registration } = KINDS[code];
  const asked = (Object.keys(DOCUMENT_KINDS) as DocumentKind[]).filter((kind) => kind !== 'host_agreement' || abroad);
  return {
    code,
    label: ASSOCIATION_KINDS[code],
    number: act.number,
    date: act.date,
    register,
    abroad,
    network,
    seats: seats.map((functions) => [...functions]),
    documents: asked.map((kind) => ({
      code: kind,
      label: documentLabel({ kind, title: null }, code),
      required: registration.includes(kind),
    })),
  };
}

export const ASSOCIATION_CHOICES: AssociationChoices = {
  kinds: (Object.keys(KINDS) as AssociationKind[]).map(kindChoice),
  boardFunctions: choicesOf(BOARD_FUNCTIONS),
  documents: choicesOf(DOCUMENT_KINDS),
  countries: COUNTRY_CODES.map((code) => ({ code, label: countryLabel(code) })),
  memberRoles: GIVEN_ROLES.map((role) => ({ code: role, label: roleLabel(role) })),
};
