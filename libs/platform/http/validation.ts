import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { interpolate, type FieldError, type Label, type Language } from '#kernel';
import { platformErrors } from '../errors.js';

/** What to say about a field, by the code of the rule it breaks. */
export const FIELD_MESSAGES: Record<string, Label> = {
  required: { fr: 'À remplir.', ar: 'خانة إلزامية.', en: 'Required.' },
  unknown: { fr: 'Champ inconnu.', ar: 'خانة غير معروفة.', en: 'Unknown field.' },
  text: { fr: 'Texte attendu.', ar: 'المطلوب نص.', en: 'Text expected.' },
  too_short: {
    fr: 'Trop court (au moins {{min}} caractères).',
    ar: 'قصير جدا (على الأقل {{min}} حرفا).',
    en: 'Too short (at least {{min}} characters).',
  },
  too_long: {
    fr: 'Trop long (au plus {{max}} caractères).',
    ar: 'طويل جدا (على الأكثر {{max}} حرفا).',
    en: 'Too long (at most {{max}} characters).',
  },
  number: { fr: 'Nombre entier attendu.', ar: 'المطلوب عدد صحيح.', en: 'Whole number expected.' },
  too_small: { fr: 'Trop petit (au moins {{min}}).', ar: 'صغير جدا (على الأقل {{min}}).', en: 'Too small (at least {{min}}).' },
  too_large: { fr: 'Trop grand (au plus {{max}}).', ar: 'كبير جدا (على الأكثر {{max}}).', en: 'Too large (at most {{max}}).' },
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
    fr: 'Trop peu d’éléments (au moins {{min}}).',
    ar: 'عدد العناصر قليل جدا (على الأقل {{min}}).',
    en: 'Too few items (at least {{min}}).',
  },
  too_many: {
    fr: 'Trop d’éléments (au plus {{max}}).',
    ar: 'عدد العناصر كبير جدا (على الأكثر {{max}}).',
    en: 'Too many items (at most {{max}}).',
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
    fr: 'ICE incorrect : 15 chiffres et une clé exacte.',
    ar: 'رقم ICE غير صحيح: 15 رقما مع مفتاح صحيح.',
    en: 'Wrong ICE: 15 digits and a right key.',
  },
  rib: {
    fr: 'RIB incorrect : 24 chiffres et une clé exacte.',
    ar: 'رقم RIB غير صحيح: 24 رقما مع مفتاح صحيح.',
    en: 'Wrong RIB: 24 digits and a right key.',
  },
};

/** The messages of a context's own field codes (form answers, budget rules …). */
export const defineFieldMessages = <const T extends Record<string, Label>>(messages: T): T => messages;

/** What `defineContext` does with them. */
export function registerFieldMessages(messages: Record<string, Label>): void {
  for (const [code, label] of Object.entries(messages)) {
    if (FIELD_MESSAGES[code]) throw new Error(`field message ${code} is defined twice`);
    FIELD_MESSAGES[code] = label;
  }
}

/** class-validator's names of rules, in our codes. */
const CODES: Record<string, string> = {
  whitelistValidation: 'unknown',
  isDefined: 'required',
  isNotEmpty: 'required',
  isString: 'text',
  minLength: 'too_short',
  maxLength: 'too_long',
  isInt: 'number',
  min: 'too_small',
  max: 'too_large',
  isIn: 'choice',
  isEmail: 'email',
  isUuid: 'id',
  isBoolean: 'boolean',
  isArray: 'list',
  arrayMinSize: 'too_few',
  arrayMaxSize: 'too_many',
  nestedValidation: 'format',
  isObject: 'format',
  matches: 'format',
};

export function fieldMessage(error: FieldError, language: Language): string {
  const label = FIELD_MESSAGES[error.code] ?? FIELD_MESSAGES.format!;
  return interpolate(label[language], error.params ?? {});
}

function toFieldErrors(errors: readonly ValidationError[], prefix = ''): FieldError[] {
  return errors.flatMap((error) => {
    const path = prefix ? `${prefix}.${error.property}` : error.property;
    const own = Object.keys(error.constraints ?? {});
    const missing = error.value === undefined || error.value === null || error.value === '';
    const names = missing && own.length > 0 && !own.includes('whitelistValidation') ? ['isDefined'] : own.slice(0, 1);
    const fields = names.map((name): FieldError => {
      const context = error.contexts?.[name] as { code?: string; params?: Record<string, unknown> } | undefined;
      return { path, code: context?.code && !missing ? context.code : (CODES[name] ?? 'format'), params: context?.params };
    });
    return [...fields, ...toFieldErrors(error.children ?? [], path)];
  });
}

/** Checks every body and query against its DTO class; unknown fields are refused, nothing is changed in silence. */
export const validationPipe = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => platformErrors.INVALID_REQUEST({}, toFieldErrors(errors)),
  });
