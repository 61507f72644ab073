import { Injectable } from '@nestjs/common';
import { roleLabel } from '#identity';
import { COUNTRY_CODES, countryLabel, type Label, type Localized } from '#kernel';
import { Tx } from '#platform';
import { ASSOCIATION_KINDS, BOARD_FUNCTIONS, documentLabel, KINDS, type AssociationKind, type Proof } from '../domain/association-kinds.js';
import { GIVEN_ROLES } from '../domain/member-roles.js';
import { DocumentKinds, type TakenKind } from './document-kinds.js';

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
  /**
   * `required`: without it a registration is not sent. `months`: how long one is valid where nothing else is said. `askedBy`: the institutions that
   * ask for it by a list of their own, after those that are everybody's.
   */
  documents: { code: string; label: Label; required: boolean; months: number | null; askedBy: Localized[] }[];
}

/** What a registration lets one choose from. */
export interface AssociationChoices {
  kinds: KindChoice[];
  boardFunctions: Choice[];
  countries: Choice[];
  /** Roles the president may give. */
  memberRoles: Choice[];
}

const choicesOf = (labels: Record<string, Label>): Choice[] => Object.entries(labels).map(([code, label]) => ({ code, label }));

function kindChoice(code: AssociationKind, taken: readonly TakenKind[]): KindChoice {
  const { act, register, abroad, network, seats, registration } = KINDS[code];
  const asked = taken.filter(({ marks = [] }) => marks.includes(code));
  return {
    code,
    label: ASSOCIATION_KINDS[code],
    number: act.number,
    date: act.date,
    register,
    abroad,
    network,
    seats: seats.map((functions) => [...functions]),
    documents: asked.map(({ code: kind, label, months = null, askedBy }) => ({
      code: kind,
      label: documentLabel({ kind, title: null }, code, label),
      required: registration.includes(kind as Proof),
      months,
      askedBy,
    })),
  };
}

const SAME_FOR_ALL = {
  boardFunctions: choicesOf(BOARD_FUNCTIONS),
  countries: COUNTRY_CODES.map((code) => ({ code, label: countryLabel(code) })),
  memberRoles: GIVEN_ROLES.map((role) => ({ code: role, label: roleLabel(role) })),
};

@Injectable()
export class AssociationChoicesReads {
  constructor(
    private readonly tx: Tx,
    private readonly kinds: DocumentKinds,
  ) {}

  all(): Promise<AssociationChoices> {
    return this.tx.read(async (em) => {
      const taken = await this.kinds.taken(em);
      return { kinds: (Object.keys(KINDS) as AssociationKind[]).map((code) => kindChoice(code, taken)), ...SAME_FOR_ALL };
    });
  }
}
