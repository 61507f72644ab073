import { Injectable } from '@nestjs/common';
import { zonedInstant, type ZonedInstant } from '#kernel';
import {
  ChoiceField,
  columnsFor,
  DAMAGED_FILES,
  HEADINGS,
  ListQuery,
  momentOf,
  type Actor,
  type ContentDefect,
  type DamagedFile,
  type Em,
  type List,
} from '#platform';

/** A file whose content is lost or altered; never what it says. */
export interface DamagedFileItem {
  id: string;
  name: string;
  size: number;
  sha256: string;
  defect: ContentDefect;
  kept: ZonedInstant;
  found: ZonedInstant;
}

export class DamagedFilesQuery extends ListQuery {
  @ChoiceField(['missing', 'altered'], { optional: true }) defect?: ContentDefect;
}

const DEFECTS = {
  missing: { fr: 'introuvable', ar: 'غير موجود', en: 'missing' },
  altered: { fr: 'altéré', ar: 'معدل', en: 'altered' },
};
const { text, number, instant } = columnsFor<DamagedFileItem>();

/** What the daily check of stored files found. */
@Injectable()
export class DamagedFilesList implements List<DamagedFile, DamagedFileItem, DamagedFilesQuery> {
  readonly name = 'damaged-files';
  readonly title = { fr: 'Fichiers endommagés', ar: 'الملفات التالفة', en: 'Damaged files' };
  readonly policy = 'file.damaged';
  readonly query = DamagedFilesQuery;
  readonly source = DAMAGED_FILES;
  readonly columns = [
    text(HEADINGS.name, (item) => item.name),
    number({ fr: 'Taille (octets)', ar: 'الحجم (بايت)', en: 'Size (bytes)' }, (item) => item.size),
    text({ fr: 'Défaut', ar: 'العيب', en: 'Defect' }, (item, language) => DEFECTS[item.defect][language]),
    instant({ fr: 'Conservé depuis', ar: 'محفوظ منذ', en: 'Kept since' }, (item) => momentOf(item.kept)),
    instant({ fr: 'Constaté le', ar: 'تاريخ المعاينة', en: 'Found on' }, (item) => momentOf(item.found)),
    text({ fr: 'Empreinte SHA-256', ar: 'بصمة SHA-256', en: 'SHA-256' }, (item) => item.sha256),
  ];

  items(_em: Em, _actor: Actor, rows: readonly DamagedFile[]): Promise<DamagedFileItem[]> {
    return Promise.resolve(
      rows.map(({ keptSince, foundAt, ...file }) => ({ ...file, kept: zonedInstant(keptSince), found: zonedInstant(foundAt) })),
    );
  }
}
