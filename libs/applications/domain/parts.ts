import type { FieldError } from '#kernel';

export interface Partner {
  name: string;
  role: string;
  /** A public body. */
  public: boolean;
  /** What it brings, in hundredths of a percent of the total, when it brings money. */
  shareBasisPoints?: number;
}
export interface Place {
  regionCode: string;
  province: string | null;
}
export interface TargetGroup {
  code: string;
  /** Persons. */
  expected: number;
  women: number;
  minors: number;
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

/** What is wrong inside one part; such a part is not saved. Paths begin with `items.`. */
export function checkPart<N extends PartName>(name: N, items: Parts[N]): FieldError[] {
  if (name === 'target_groups') return checkTargetGroups(items as TargetGroup[]);
  if (name === 'activities') return checkActivities(items as Activity[]);
  return [];
}

/** What keeps the parts from being submitted. Paths begin with `parts.`. */
export function missingParts(parts: Partial<Parts>): FieldError[] {
  return REQUIRED_PARTS.filter((name) => (parts[name]?.length ?? 0) === 0).map((name) => ({ path: `parts.${name}`, code: 'required' }));
}

function checkTargetGroups(groups: readonly TargetGroup[]): FieldError[] {
  return groups.flatMap((group, index): FieldError[] => {
    if (groups.findIndex((other) => other.code === group.code) < index) return [{ path: `items.${index}.code`, code: 'listed_twice' }];
    return (['women', 'minors'] as const)
      .filter((count) => group[count] > group.expected)
      .map((count) => ({ path: `items.${index}.${count}`, code: 'too_large', params: { max: group.expected } }));
  });
}

function checkActivities(activities: readonly Activity[]): FieldError[] {
  return activities.flatMap((activity, index) =>
    activity.endsOn < activity.startsOn ? [{ path: `items.${index}.endsOn`, code: 'ends_before_start' }] : [],
  );
}
