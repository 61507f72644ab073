import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { ChoiceField, columnsFor, ListQuery, momentOf, type Actor, type Em, type List } from '#platform';
import { ASSOCIATION_PAIRS, type ListedPair } from '../data/association-pairs.list.js';
import { associationMachine, type AssociationState } from '../domain/association.machine.js';
import type { LikenessReason } from '../domain/name-likeness.js';

interface PairSide {
  id: string;
  name: Localized;
  ice: string | null;
  state: AssociationState;
  stateLabel: Label;
}

export interface AssociationPairItem {
  id: string;
  first: PairSide;
  second: PairSide;
  reasons: LikenessReason[];
  /** 0 to 100. */
  likeness: number;
  found: ZonedInstant;
  dismissed: ZonedInstant | null;
  dismissalReason: string | null;
}

/** Why two registrations may be one. */
export const REASON_LABELS: Readonly<Record<LikenessReason, Label>> = {
  name: { fr: 'noms proches', ar: 'اسمان متقاربان', en: 'names alike' },
  sound: { fr: 'noms de même son', ar: 'اسمان بنفس النطق', en: 'names that sound alike' },
  receipt: { fr: 'même numéro d’enregistrement', ar: 'نفس رقم التسجيل', en: 'same number of registration' },
  account: { fr: 'même RIB', ar: 'نفس الحساب البنكي', en: 'same bank account' },
  board: { fr: 'mêmes personnes au bureau', ar: 'نفس الأشخاص في المكتب', en: 'same people on the board' },
  members: { fr: 'mêmes comptes utilisateurs', ar: 'نفس حسابات المستعملين', en: 'same accounts of people' },
  seat: { fr: 'même siège', ar: 'نفس المقر', en: 'same seat' },
};

export class AssociationPairsQuery extends ListQuery {
  @ChoiceField(['0', '1'], { optional: true, description: 'Whether an officer has said that they are two' }) dismissed?: '0' | '1';
}

const { text, number, instant } = columnsFor<AssociationPairItem>();

/** Registrations that may be one, for whoever verifies them. */
@Injectable()
export class AssociationPairsList implements List<ListedPair, AssociationPairItem, AssociationPairsQuery> {
  readonly name = 'association-pairs';
  readonly title = { fr: 'Doublons possibles', ar: 'تسجيلات قد تكون مكررة', en: 'Possible duplicates' };
  readonly policy = 'association.pairs';
  readonly query = AssociationPairsQuery;
  readonly source = ASSOCIATION_PAIRS;
  readonly columns = [
    text({ fr: 'Première', ar: 'الأولى', en: 'First' }, ({ first }, language) => first.name[language] || first.name.fr),
    text({ fr: 'ICE de la première', ar: 'رقم ICE للأولى', en: 'ICE of the first' }, ({ first }) => first.ice ?? ''),
    text({ fr: 'Seconde', ar: 'الثانية', en: 'Second' }, ({ second }, language) => second.name[language] || second.name.fr),
    text({ fr: 'ICE de la seconde', ar: 'رقم ICE للثانية', en: 'ICE of the second' }, ({ second }) => second.ice ?? ''),
    text({ fr: 'En commun', ar: 'المشترك', en: 'In common' }, ({ reasons }, language) =>
      reasons.map((reason) => REASON_LABELS[reason][language]).join(', '),
    ),
    number({ fr: 'Ressemblance (0 à 100)', ar: 'درجة التشابه (0 إلى 100)', en: 'Likeness (0 to 100)' }, ({ likeness }) => likeness),
    instant({ fr: 'Trouvé le', ar: 'تاريخ الرصد', en: 'Found on' }, ({ found }) => momentOf(found)),
    instant({ fr: 'Écarté le', ar: 'تاريخ الاستبعاد', en: 'Dismissed on' }, ({ dismissed }) => momentOf(dismissed)),
  ];

  items(_em: Em, _actor: Actor, rows: readonly ListedPair[]): Promise<AssociationPairItem[]> {
    return Promise.resolve(
      rows.map((row) => ({
        id: row.id,
        first: side(row.firstId, row.firstName, row.firstIce, row.firstState),
        second: side(row.secondId, row.secondName, row.secondIce, row.secondState),
        reasons: row.reasons,
        likeness: row.likeness,
        found: zonedInstant(row.foundAt),
        dismissed: row.dismissedAt && zonedInstant(row.dismissedAt),
        dismissalReason: row.dismissalReason,
      })),
    );
  }
}

const side = (id: string, name: Localized, ice: string | null, state: AssociationState): PairSide => ({
  id,
  name,
  ice,
  state,
  stateLabel: associationMachine.label(state),
});
