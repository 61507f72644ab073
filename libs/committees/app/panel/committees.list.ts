import { Injectable } from '@nestjs/common';
import { REGION_CODES } from '#kernel';
import { ChoiceField, columnsFor, HEADINGS, ListQuery, regionIn, type Actor, type Em, type List } from '#platform';
import { COMMITTEES, type ListedCommittee } from '../../data/committees.list.js';

export type CommitteeItem = ListedCommittee;

export class CommitteesQuery extends ListQuery {
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
}

const { text, number } = columnsFor<CommitteeItem>();

/** The committees that a reader may see. */
@Injectable()
export class CommitteesList implements List<ListedCommittee, CommitteeItem, CommitteesQuery> {
  readonly name = 'committees';
  readonly title = { fr: 'Comités', ar: 'اللجان', en: 'Committees' };
  readonly policy = 'committee.read';
  readonly query = CommitteesQuery;
  readonly source = COMMITTEES;
  readonly columns = [
    text({ fr: 'Nom (français)', ar: 'الاسم (بالفرنسية)', en: 'Name (French)' }, (item) => item.name.fr),
    text({ fr: 'Nom (arabe)', ar: 'الاسم (بالعربية)', en: 'Name (Arabic)' }, (item) => item.name.ar),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    number(
      { fr: 'Quorum\u00a0: part des sièges (%)', ar: 'النصاب: حصة المقاعد (%)', en: 'Quorum: share of the seats (%)' },
      (item) => item.quorumBasisPoints / 100,
    ),
    number(
      {
        fr: 'Sièges pourvus dans chaque collège, au moins',
        ar: 'المقاعد المشغولة في كل هيئة، على الأقل',
        en: 'Seats filled in each college, at least',
      },
      (item) => item.quorumPerCollege,
    ),
    number({ fr: 'Délai de convocation (jours)', ar: 'أجل الاستدعاء (أيام)', en: 'Convocation (days)' }, (item) => item.convocationDays),
    number({ fr: 'Délai de recours (jours)', ar: 'أجل الطعن (أيام)', en: 'Appeal (days)' }, (item) => item.appealDays),
  ];

  items(_em: Em, _actor: Actor, rows: readonly ListedCommittee[]): Promise<CommitteeItem[]> {
    return Promise.resolve([...rows]);
  }
}
