import { Injectable } from '@nestjs/common';
import { REGION_CODES, zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  inWords,
  ListQuery,
  momentOf,
  TextField,
  yesIn,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { ASSOCIATIONS, type ListedAssociation } from '../data/associations.list.js';
import { placeLabel } from '../domain/seat.js';
import { ASSOCIATION_KINDS } from '../domain/association-kinds.js';
import { associationMachine, type AssociationState } from '../domain/association.machine.js';

export interface AssociationListItem {
  id: string;
  name: Localized;
  kindLabel: Label;
  ice: string | null;
  regionCode: string | null;
  /** The region of its seat, or abroad its country. */
  regionLabel: Label;
  state: AssociationState;
  stateLabel: Label;
  submitted: ZonedInstant | null;
  flags: number;
  /** A change of bank account waits for an officer. */
  accountToVerify: boolean;
}

const ATTENTIONS = ['revision', 'presidency', 'check_again', 'account'] as const;

export class AssociationsQuery extends ListQuery {
  @ChoiceField(associationMachine.states.filter((state) => state !== 'draft' && state !== 'absorbed'), { optional: true })
  state?: AssociationState;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
  @ChoiceField(ATTENTIONS, { optional: true }) attention?: (typeof ATTENTIONS)[number];
  /** Last returned for it. */
  @TextField({ max: 60, optional: true }) reason?: string;
  /** Suspended for it. */
  @TextField({ max: 60, optional: true }) suspendedFor?: string;
}

const { text, number, instant } = columnsFor<AssociationListItem>();

/** The associations that an officer works with. */
@Injectable()
export class AssociationsList implements List<ListedAssociation, AssociationListItem, AssociationsQuery> {
  readonly name = 'associations';
  readonly title = { fr: 'Associations', ar: 'الجمعيات', en: 'Associations' };
  readonly policy = 'association.list';
  readonly query = AssociationsQuery;
  readonly source = ASSOCIATIONS;
  readonly columns = [
    text({ fr: 'Nom (français)', ar: 'الاسم (بالفرنسية)', en: 'Name (French)' }, (item) => item.name.fr),
    text({ fr: 'Nom (arabe)', ar: 'الاسم (بالعربية)', en: 'Name (Arabic)' }, (item) => item.name.ar),
    text({ fr: 'ICE', ar: 'رقم ICE', en: 'ICE' }, (item) => item.ice ?? ''),
    text({ fr: 'Nature', ar: 'الصنف', en: 'Kind' }, (item, language) => inWords(item.kindLabel, language)),
    text(HEADINGS.region, (item, language) => item.regionLabel[language]),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
    instant({ fr: 'Transmise le', ar: 'تاريخ الإرسال', en: 'Sent on' }, (item) => momentOf(item.submitted)),
    number({ fr: 'Signalements', ar: 'التنبيهات', en: 'Flags' }, (item) => item.flags),
    text({ fr: 'Compte bancaire à vérifier', ar: 'حساب بنكي للتحقق منه', en: 'Bank account to verify' }, (item, language) =>
      yesIn(item.accountToVerify, language),
    ),
  ];

  items(_em: Em, _actor: Actor, rows: readonly ListedAssociation[]): Promise<AssociationListItem[]> {
    return Promise.resolve(
      rows.map(({ kind, submittedAt, country, ...row }) => ({
        ...row,
        kindLabel: ASSOCIATION_KINDS[kind],
        regionLabel: placeLabel({ ...row, country }),
        stateLabel: associationMachine.label(row.state),
        submitted: submittedAt && zonedInstant(submittedAt),
      })),
    );
  }
}
