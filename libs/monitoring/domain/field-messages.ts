import type { Label } from '#kernel/public';

/** What is wrong with a place of a report, beside what the kernel says of any field. */
export const monitoringFieldMessages = {
  people_beyond_total: {
    fr: 'Les femmes et les mineurs ne peuvent pas être plus nombreux que le total.',
    ar: 'لا يمكن أن يتجاوز عدد النساء أو القاصرين المجموع.',
    en: 'Women and minors cannot outnumber the total.',
  },
} satisfies Record<string, Label>;
