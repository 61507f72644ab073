import { dayInWords, MONTHS_OF_YEAR, type Label } from '#kernel/public';

/** The name of a month, 1 to 12. */
export function monthName(month: number): Label {
  const [fr, ar, en] = MONTHS_OF_YEAR[month - 1] as [string, string, string];
  return { fr, ar, en };
}

/** A day of any year in words: "1er mai". */
export function yearlyDayInWords({ month, day }: { month: number; day: number }): Label {
  const two = (part: number) => String(part).padStart(2, '0');
  const { fr, ar, en } = dayInWords(`2000-${two(month)}-${two(day)}`);
  const bare = (text: string) => text.replace(' 2000', '');
  return { fr: bare(fr), ar: bare(ar), en: bare(en) };
}
