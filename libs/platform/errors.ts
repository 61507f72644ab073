import { defineErrors } from '#kernel';

export const platformErrors = defineErrors({
  INVALID_REQUEST: {
    kind: 'invalid',
    fr: 'La demande contient des champs à corriger.',
    ar: 'يتضمن الطلب خانات يجب تصحيحها.',
    en: 'The request has fields to correct.',
  },
  MALFORMED_REQUEST: {
    kind: 'invalid',
    fr: 'La demande n’est pas lisible (JSON attendu).',
    ar: 'الطلب غير مقروء (الصيغة المطلوبة JSON).',
    en: 'The request cannot be read (JSON expected).',
  },
  NOT_FOUND: {
    kind: 'not-found',
    fr: 'Cette page ou ce dossier n’existe pas, ou ne vous est pas accessible.',
    ar: 'هذه الصفحة أو هذا الملف غير موجود أو غير متاح لكم.',
    en: 'This page or file does not exist, or is not accessible to you.',
  },
  FORBIDDEN: {
    kind: 'forbidden',
    fr: 'Votre rôle actuel ne permet pas cette action.',
    ar: 'صفتكم الحالية لا تسمح بهذا الإجراء.',
    en: 'Your present role does not allow this action.',
  },
  OWN_ASSOCIATION: {
    kind: 'forbidden',
    fr: 'Vous êtes membre de l’association concernée : vous ne pouvez pas agir sur son dossier à un autre titre.',
    ar: 'أنتم عضو في الجمعية المعنية: لا يمكنكم التصرف في ملفها بصفة أخرى.',
    en: 'You belong to the association concerned: you cannot act on its file in another capacity.',
  },
  UNAUTHENTICATED: {
    kind: 'unauthenticated',
    fr: 'Connectez-vous pour continuer.',
    ar: 'المرجو تسجيل الدخول للمتابعة.',
    en: 'Sign in to continue.',
  },
  CSRF_TOKEN_INVALID: {
    kind: 'forbidden',
    fr: 'La page a expiré. Rechargez-la et recommencez.',
    ar: 'انتهت صلاحية الصفحة. أعيدوا تحميلها وحاولوا من جديد.',
    en: 'The page has expired. Reload it and try again.',
  },
  STEP_UP_REQUIRED: {
    kind: 'forbidden',
    fr: 'Saisissez à nouveau votre code à six chiffres pour cette action.',
    ar: 'أدخلوا من جديد رمزكم المكون من ستة أرقام للقيام بهذا الإجراء.',
    en: 'Type your six-digit code again for this action.',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    kind: 'invalid',
    fr: 'L’en-tête Idempotency-Key est obligatoire pour cette action.',
    ar: 'الترويسة Idempotency-Key إلزامية لهذا الإجراء.',
    en: 'The Idempotency-Key header is required for this action.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'conflict',
    fr: 'Cette clé a déjà servi pour une demande différente.',
    ar: 'سبق استعمال هذا المفتاح لطلب مختلف.',
    en: 'This key has already served for a different request.',
  },
  VERSION_CONFLICT: {
    kind: 'conflict',
    fr: 'Quelqu’un d’autre a modifié ce contenu entre-temps (version {{current}}). Rien n’a été écrasé.',
    ar: 'قام شخص آخر بتعديل هذا المحتوى في هذه الأثناء (النسخة {{current}}). لم يتم محو أي شيء.',
    en: 'Somebody else has changed this content meanwhile (version {{current}}). Nothing was overwritten.',
  },
  TOO_LARGE: {
    kind: 'too-large',
    fr: 'Le contenu envoyé est trop volumineux (au plus {{maximum}}).',
    ar: 'حجم المحتوى المرسل كبير جدا (على الأكثر {{maximum}}).',
    en: 'What was sent is too large (at most {{maximum}}).',
  },
  FILE_TYPE_REFUSED: {
    kind: 'invalid',
    fr: 'Ce type de fichier n’est pas accepté. Types acceptés : {{accepted}}.',
    ar: 'هذا النوع من الملفات غير مقبول. الأنواع المقبولة: {{accepted}}.',
    en: 'This type of file is not accepted. Accepted types: {{accepted}}.',
  },
  FILE_EMPTY: {
    kind: 'invalid',
    fr: 'Le fichier est vide ou absent.',
    ar: 'الملف فارغ أو غير موجود.',
    en: 'The file is empty or missing.',
  },
  PROPOSAL_WAITING: {
    kind: 'conflict',
    fr: 'La même proposition attend déjà une seconde personne.',
    ar: 'نفس المقترح ينتظر بالفعل شخصا ثانيا.',
    en: 'The same proposal already waits for a second person.',
  },
  PROPOSAL_EXPIRED: {
    kind: 'conflict',
    fr: 'Cette proposition a expiré : il faut la refaire.',
    ar: 'انتهى أجل هذا المقترح: يجب تقديمه من جديد.',
    en: 'This proposal has expired: it must be made again.',
  },
  OTHER_PERSON_NEEDED: {
    kind: 'forbidden',
    fr: 'Une autre personne doit répondre : ni qui a proposé, ni qui en bénéficie.',
    ar: 'يجب أن يجيب شخص آخر: لا صاحب المقترح ولا المستفيد منه.',
    en: 'Another person must answer: neither who proposed nor whom it favours.',
  },
  THROTTLED: {
    kind: 'throttled',
    fr: 'Trop d’essais. Réessayez dans {{seconds}} secondes.',
    ar: 'محاولات كثيرة. أعيدوا المحاولة بعد {{seconds}} ثانية.',
    en: 'Too many attempts. Try again in {{seconds}} seconds.',
  },
  UNAVAILABLE: {
    kind: 'unavailable',
    fr: 'Le service est momentanément indisponible. Réessayez dans un instant.',
    ar: 'الخدمة غير متاحة مؤقتا. أعيدوا المحاولة بعد قليل.',
    en: 'The service is briefly unavailable. Try again in a moment.',
  },
});
