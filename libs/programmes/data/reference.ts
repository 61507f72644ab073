import type { Label } from '#kernel';

export interface DatedLabel {
  code: string;
  yearFrom: number;
  yearTo: number | null;
  position: number;
  label: Label;
}

const EDUCATIVE = 'educative';
const CULTURE = 'culture';
const HUMANITARIAN = 'humanitarian';
const CAMPS = 'camps';

const culture: Label = {
  fr: 'Intégration culturelle, jeunesse et loisirs',
  ar: 'الإدماج الثقافي والشباب والترفيه',
  en: 'Cultural integration, youth and leisure',
};
const camps: Label = { fr: 'Colonies de vacances', ar: 'المخيمات الصيفية', en: 'Holiday camps' };

/**
 * The domains of intervention of the partnership programme, in the words and the order of the ministry's tables of 2017
 * ("immigrants") and of 2018 ("immigrés"); the labels of 2018 are still in use.
 */
export const DOMAIN_LABELS: readonly DatedLabel[] = [
  {
    code: EDUCATIVE,
    yearFrom: 2017,
    yearTo: 2017,
    position: 1,
    label: {
      fr: 'Intégration éducative des immigrants et réfugiés',
      ar: 'الإدماج التربوي للمهاجرين الوافدين واللاجئين',
      en: 'Educational integration of immigrants and refugees',
    },
  },
  { code: CULTURE, yearFrom: 2017, yearTo: 2017, position: 2, label: culture },
  {
    code: HUMANITARIAN,
    yearFrom: 2017,
    yearTo: 2017,
    position: 3,
    label: {
      fr: 'Assistance humanitaire des immigrants et réfugiés',
      ar: 'المساعدة الإنسانية للمهاجرين الوافدين واللاجئين',
      en: 'Humanitarian assistance to immigrants and refugees',
    },
  },
  { code: CAMPS, yearFrom: 2017, yearTo: 2017, position: 4, label: camps },
  {
    code: EDUCATIVE,
    yearFrom: 2018,
    yearTo: null,
    position: 1,
    label: {
      fr: 'Intégration éducative des immigrés et réfugiés',
      ar: 'الإدماج التربوي للمهاجرين واللاجئين',
      en: 'Educational integration of migrants and refugees',
    },
  },
  { code: CAMPS, yearFrom: 2018, yearTo: null, position: 2, label: camps },
  { code: CULTURE, yearFrom: 2018, yearTo: null, position: 3, label: culture },
  {
    code: HUMANITARIAN,
    yearFrom: 2018,
    yearTo: null,
    position: 4,
    label: {
      fr: 'Assistance humanitaire des immigrés et réfugiés',
      ar: 'المساعدة الإنسانية للمهاجرين واللاجئين',
      en: 'Humanitarian assistance to migrants and refugees',
    },
  },
];
