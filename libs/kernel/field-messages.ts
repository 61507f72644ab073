import { atLeast, atMost, type SizeUnit } from './bounds.js';
import type { FieldError } from './errors.js';
import { interpolate, type Label, type Language } from './languages.js';

/** What to say about a field, by the code of the rule it breaks. */
export const FIELD_MESSAGES: Record<string, Label> = {
  required: { fr: 'À remplir.', ar: 'خانة إلزامية.', en: 'Required.' },
  unknown: { fr: 'Champ inconnu.', ar: 'خانة غير معروفة.', en: 'Unknown field.' },
  text: { fr: 'Texte attendu.', ar: 'المطلوب نص.', en: 'Text expected.' },
  too_short: {
    fr: 'Trop court ({{atLeast}}).',
    ar: 'قصير جدا ({{atLeast}}).',
    en: 'Too short ({{atLeast}}).',
  },
  too_long: {
    fr: 'Trop long ({{atMost}}).',
    ar: 'طويل جدا ({{atMost}}).',
    en: 'Too long ({{atMost}}).',
  },
  number: { fr: 'Nombre entier attendu.', ar: 'المطلوب عدد صحيح.', en: 'Whole number expected.' },
  figure: { fr: 'Nombre attendu.', ar: 'المطلوب عدد.', en: 'Number expected.' },
  too_small: { fr: 'Trop petit ({{atLeast}}).', ar: 'صغير جدا ({{atLeast}}).', en: 'Too small ({{atLeast}}).' },
  too_large: { fr: 'Trop grand ({{atMost}}).', ar: 'كبير جدا ({{atMost}}).', en: 'Too large ({{atMost}}).' },
  not_in_region: {
    fr: 'Cette province n’est pas dans la région.',
    ar: 'هذا الإقليم لا ينتمي إلى الجهة.',
    en: 'This province is not in the region.',
  },
  not_in_province: {
    fr: 'Choisissez la province, puis une de ses communes.',
    ar: 'اختاروا الإقليم ثم إحدى جماعاته.',
    en: 'Choose the province, then one of its communes.',
  },
  place_to_choose: {
    fr: 'Choisissez dans la liste la province de chaque lieu.',
    ar: 'اختاروا من اللائحة إقليم كل مكان.',
    en: 'Choose from the list the province of each place.',
  },
  choice: { fr: 'Choisissez une des valeurs proposées.', ar: 'اختاروا إحدى القيم المقترحة.', en: 'Choose one of the proposed values.' },
  email: { fr: 'Adresse électronique attendue.', ar: 'المطلوب عنوان بريد إلكتروني.', en: 'E-mail address expected.' },
  id: { fr: 'Identifiant inconnu.', ar: 'معرف غير معروف.', en: 'Unknown identifier.' },
  date: { fr: 'Date attendue (AAAA-MM-JJ).', ar: 'المطلوب تاريخ.', en: 'Date expected (YYYY-MM-DD).' },
  wall_time: {
    fr: 'Date et heure attendues (AAAA-MM-JJThh:mm).',
    ar: 'المطلوب تاريخ وساعة.',
    en: 'Date and time expected (YYYY-MM-DDThh:mm).',
  },
  boolean: { fr: 'Oui ou non attendu.', ar: 'المطلوب نعم أو لا.', en: 'Yes or no expected.' },
  list: { fr: 'Liste attendue.', ar: 'المطلوب لائحة.', en: 'List expected.' },
  too_few: {
    fr: 'Il en manque ({{atLeast}}).',
    ar: 'العدد قليل جدا ({{atLeast}}).',
    en: 'Too few ({{atLeast}}).',
  },
  too_many: {
    fr: 'Il y en a trop ({{atMost}}).',
    ar: 'العدد كبير جدا ({{atMost}}).',
    en: 'Too many ({{atMost}}).',
  },
  both_languages: {
    fr: 'Le français et l’arabe sont tous deux obligatoires.',
    ar: 'الفرنسية والعربية إلزاميتان معا.',
    en: 'French and Arabic are both required.',
  },
  name_only: {
    fr: 'Un nom seulement, sans adresse de site ni de courriel.',
    ar: 'الاسم فقط، دون عنوان موقع أو بريد إلكتروني.',
    en: 'A name only, without an address of a site or of mail.',
  },
  format: { fr: 'Format inattendu.', ar: 'صيغة غير متوقعة.', en: 'Unexpected format.' },
  ice: {
    fr: 'ICE incorrect : 15 chiffres et une clé exacte.',
    ar: 'رقم ICE غير صحيح: 15 رقما مع مفتاح صحيح.',
    en: 'Wrong ICE: 15 digits and a right key.',
  },
  rib: {
    fr: 'RIB incorrect : 24 chiffres et une clé exacte.',
    ar: 'رقم RIB غير صحيح: 24 رقما مع مفتاح صحيح.',
    en: 'Wrong RIB: 24 digits and a right key.',
  },
};

/** What the size of a field counts, where the rule does not say it itself. */
const UNIT_OF_CODE: Readonly<Record<string, SizeUnit>> = {
  too_short: 'characters',
  too_long: 'characters',
  too_few: 'items',
  too_many: 'items',
};

/** What is wrong with a field, in words; a limit is told in what it counts (`params.unit`). `own`: the messages of a room, where none are registered. */
export function fieldMessage(
  { code, params = {} }: Omit<FieldError, 'path'>,
  language: Language,
  own: Readonly<Record<string, Label>> = {},
): string {
  const label = own[code] ?? FIELD_MESSAGES[code] ?? FIELD_MESSAGES.format!;
  const unit = (params.unit as SizeUnit | undefined) ?? UNIT_OF_CODE[code] ?? 'value';
  const limits = {
    ...(typeof params.min === 'number' ? { atLeast: atLeast(params.min, unit)[language] } : {}),
    ...(typeof params.max === 'number' ? { atMost: atMost(params.max, unit)[language] } : {}),
  };
  return interpolate(label[language], { ...params, ...limits });
}
