import { isCodeOfCommune, isProvince, PROVINCE_CODES, REGION_CODES, regionOfProvince, type FieldError } from '#kernel/public';
import { brokenPartner, PARTNER_KIND_CODES, type Partner } from './consortium.js';
import { MAX_AGE } from './groups-of-call.js';
import { among, day, figure, flag, optional, shapeDefects, words, type Shape } from './shape.js';

export type { Partner };
export interface Place {
  regionCode: string;
  /** Its code; files of before the list may hold what was written freely. */
  province: string | null;
  /** Its code in the census. */
  commune?: string | null;
}
export interface TargetGroup {
  code: string;
  /** Persons. */
  expected: number;
  women: number;
  minors: number;
  /** Their ages, where they are meant. */
  minAge?: number;
  maxAge?: number;
}
/** Dates are `YYYY-MM-DD`. */
export interface Activity {
  label: string;
  startsOn: string;
  endsOn: string;
}
export interface Indicator {
  /** Given at the first save and kept, so that reports refer to it. */
  id: string;
  label: string;
  baseline: number;
  target: number;
  unit: string;
}

/** The parts that every file has, whatever the form of the call; each is a list saved by itself. */
export interface Parts {
  partners: Partner[];
  places: Place[];
  target_groups: TargetGroup[];
  activities: Activity[];
  indicators: Indicator[];
}
export type PartName = keyof Parts;
export const PART_NAMES = ['partners', 'places', 'target_groups', 'activities', 'indicators'] as const satisfies readonly PartName[];
/** A file may do without partners; not without the others. */
const REQUIRED_PARTS: readonly PartName[] = ['places', 'target_groups', 'activities', 'indicators'];

/** Of the title of a project, in characters. */
export const MAX_TITLE = 300;
/** The most rows of a part. */
export const MAX_ITEMS: Readonly<Record<PartName, number>> = {
  partners: 50,
  places: 80,
  target_groups: 30,
  activities: 100,
  indicators: 50,
};
export const MAX_PERSONS = 10_000_000;
export const MAX_FIGURE = 1_000_000_000;
/** What texts of the parts may hold, in characters. */
export const MAX_TEXT = { name: 200, code: 40, label: 300, unit: 60 } as const;

const persons = figure(0, MAX_PERSONS, 'value');
const age = optional(figure(0, MAX_AGE, 'value'));
const target = figure(0, MAX_FIGURE, 'value');
const SHAPES: { readonly [N in PartName]: Readonly<Record<keyof Parts[N][number], Shape>> } = {
  partners: {
    name: words(MAX_TEXT.name),
    role: words(MAX_TEXT.name),
    public: flag,
    shareBasisPoints: optional(figure(0, 10_000, 'share')),
    id: optional(words(MAX_TEXT.code)),
    kind: optional(among(PARTNER_KIND_CODES)),
    country: optional(words(MAX_TEXT.code)),
    identifier: optional(words(MAX_TEXT.unit)),
    lead: optional(flag),
  },
  places: { regionCode: among(REGION_CODES), province: optional(among(PROVINCE_CODES)), commune: optional(words(MAX_TEXT.code)) },
  target_groups: { code: words(MAX_TEXT.code), expected: persons, women: persons, minors: persons, minAge: age, maxAge: age },
  activities: { label: words(MAX_TEXT.label), startsOn: day, endsOn: day },
  indicators: { id: optional(words(MAX_TEXT.code)), label: words(MAX_TEXT.label), baseline: target, target, unit: words(MAX_TEXT.unit) },
};

/** An item as it is typed: anything may stand in its fields. */
export type TypedItem<N extends PartName> = { [Field in keyof Parts[N][number]]?: unknown };

/** What is wrong inside one part, whatever was typed into it; such an item is not saved among the others. Paths begin with `items.`. */
export function checkPart<N extends PartName>(name: N, items: readonly TypedItem<N>[]): FieldError[] {
  return items.flatMap((item, index): FieldError[] => {
    if (index >= MAX_ITEMS[name]) return [{ path: `items.${index}`, code: 'too_many', params: { max: MAX_ITEMS[name], unit: 'lines' } }];
    const shape = shapeDefects<Parts[N][number]>(SHAPES[name], item);
    const defects = shape.length > 0 ? shape : brokenRules(name, item as Parts[N][number], items.slice(0, index));
    return defects.map((defect) => ({ ...defect, path: `items.${index}.${defect.path}` }));
  });
}

function brokenRules<N extends PartName>(name: N, item: Parts[N][number], before: readonly TypedItem<N>[]): FieldError[] {
  if (name === 'partners') return brokenPartner(item as Partner, before);
  if (name === 'places') return brokenPlace(item as Place);
  if (name === 'target_groups') return brokenGroup(item as TargetGroup, before);
  if (name === 'activities') return brokenActivity(item as Activity);
  if (name === 'indicators') return brokenIndicator(item as TypedItem<'indicators'>, before);
  return [];
}

/** What keeps the parts from being submitted. Paths begin with `parts.`. */
export function missingParts(parts: Partial<Parts>): FieldError[] {
  return REQUIRED_PARTS.filter((name) => (parts[name]?.length ?? 0) === 0).map((name) => ({ path: `parts.${name}`, code: 'required' }));
}

/** What was written freely before provinces were a list is chosen from it before the file is sent. */
export const placesToChoose = (parts: Partial<Parts>): FieldError[] =>
  (parts.places ?? []).some(({ province }) => province !== null && !isProvince(province))
    ? [{ path: 'parts.places', code: 'place_to_choose' }]
    : [];

function brokenPlace({ regionCode, province, commune }: Place): FieldError[] {
  if (isProvince(province) && regionOfProvince(province) !== regionCode) return [{ path: 'province', code: 'not_in_region' }];
  return commune && !isCodeOfCommune(commune, province ?? '') ? [{ path: 'commune', code: 'not_in_province' }] : [];
}

function brokenGroup(group: TargetGroup, before: readonly TypedItem<'target_groups'>[]): FieldError[] {
  if (before.some(({ code }) => code === group.code)) return [{ path: 'code', code: 'listed_twice' }];
  return (['women', 'minors'] as const)
    .filter((count) => group[count] > group.expected)
    .map((count) => ({ path: count, code: 'too_large', params: { max: group.expected } }));
}

/** Reports refer to an indicator by its identifier: two rows cannot be the same one. */
const brokenIndicator = ({ id }: TypedItem<'indicators'>, before: readonly TypedItem<'indicators'>[]): FieldError[] =>
  id !== undefined && id !== null && before.some((other) => other.id === id) ? [{ path: 'id', code: 'listed_twice' }] : [];

const brokenActivity = ({ startsOn, endsOn }: Activity): FieldError[] =>
  endsOn < startsOn ? [{ path: 'endsOn', code: 'ends_before_start' }] : [];
