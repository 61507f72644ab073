import { defineErrors } from '#kernel';

export const identityErrors = defineErrors({
  TOO_MANY_VIEWS: {
    kind: 'conflict',
    fr: 'Vous gardez déjà {{max}} vues de cette liste : supprimez-en une.',
    ar: 'لديكم {{max}} عرضا محفوظا لهذه اللائحة: احذفوا واحدا منها.',
    en: 'You keep {{max}} views of this list already: remove one.',
  },
  VIEW_NAME_USED: {
    kind: 'conflict',
    fr: 'Une autre de vos vues de cette liste s’appelle déjà « {{name}} ».',
    ar: 'لديكم عرض آخر لهذه اللائحة اسمه «{{name}}».',
    en: 'Another of your views of this list is called “{{name}}”.',
  },
  WRONG_CREDENTIALS: {
    kind: 'unauthenticated',
    fr: 'Adresse ou mot de passe incorrect.',
    ar: 'العنوان أو كلمة السر غير صحيحة.',
    en: 'Wrong address or password.',
  },
  WRONG_CODE: {
    kind: 'unauthenticated',
    fr: 'Code incorrect ou déjà utilisé. Attendez le code suivant.',
    ar: 'الرمز غير صحيح أو سبق استعماله. انتظروا الرمز الموالي.',
    en: 'Wrong code, or already used. Wait for the next one.',
  },
  WRONG_PASSWORD: {
    kind: 'unauthenticated',
    fr: 'Mot de passe incorrect.',
    ar: 'كلمة السر غير صحيحة.',
    en: 'Wrong password.',
  },
  SECOND_FACTOR_NEEDED: {
    kind: 'unauthenticated',
    fr: 'Saisissez le code à six chiffres pour terminer la connexion.',
    ar: 'أدخلوا الرمز المكون من ستة أرقام لإتمام تسجيل الدخول.',
    en: 'Type the six-digit code to finish signing in.',
  },
  GRANT_NOT_YOURS: {
    kind: 'not-found',
    fr: 'Ce rôle ne vous est pas attribué.',
    ar: 'هذه الصفة غير مسندة إليكم.',
    en: 'This role is not granted to you.',
  },
  LINK_EXPIRED: {
    kind: 'conflict',
    fr: 'Ce lien a expiré ou est incomplet. Demandez-en un nouveau.',
    ar: 'انتهت صلاحية هذا الرابط أو هو ناقص. اطلبوا رابطا جديدا.',
    en: 'This link has expired or is not whole. Ask for a new one.',
  },
  LINK_USED: {
    kind: 'conflict',
    fr: 'Ce lien a déjà servi : votre adresse est confirmée et votre mot de passe choisi. Connectez-vous.',
    ar: 'سبق استعمال هذا الرابط: تم تأكيد عنوانكم واختيار كلمة السر. سجلوا الدخول.',
    en: 'This link has served already: your address is confirmed and your password chosen. Sign in.',
  },
  LINK_REPLACED: {
    kind: 'conflict',
    fr: 'Un lien plus récent vous a été envoyé : ouvrez le dernier message reçu.',
    ar: 'أُرسل إليكم رابط أحدث: افتحوا آخر رسالة توصلتم بها.',
    en: 'A newer link was sent to you: open the last message received.',
  },
  INVITATION_ANSWERED: {
    kind: 'conflict',
    fr: 'Cette personne a déjà choisi son mot de passe : elle n’attend plus d’invitation.',
    ar: 'سبق لهذا الشخص أن اختار كلمة السر: لم يعد ينتظر أي دعوة.',
    en: 'This person has already chosen a password and waits for no invitation.',
  },
  PASSWORD_TOO_COMMON: {
    kind: 'invalid',
    fr: 'Ce mot de passe est connu de ceux qui en essaient beaucoup. Ajouter des chiffres n’y change rien : choisissez plutôt quatre mots sans rapport.',
    ar: 'كلمة السر هذه معروفة لدى من يجربون الكثير منها. لا تفيد إضافة أرقام إليها: اختاروا بدلها أربع كلمات لا رابط بينها.',
    en: 'This password is known to those who try many. Adding digits changes nothing: choose four unrelated words instead.',
  },
  WRONG_RECOVERY_CODE: {
    kind: 'unauthenticated',
    fr: 'Code de secours incorrect ou déjà utilisé.',
    ar: 'رمز الاسترجاع غير صحيح أو سبق استعماله.',
    en: 'Wrong recovery code, or already used.',
  },
  NO_SECOND_FACTOR: {
    kind: 'conflict',
    fr: 'Cette personne n’a pas de second facteur.',
    ar: 'ليس لهذا الشخص عامل تحقق ثان.',
    en: 'This person has no second factor.',
  },
  GRANT_NEEDS_TWO: {
    kind: 'conflict',
    fr: 'Ce rôle touche à l’argent, à la signature ou à l’administration, ou il est pour vous-même : proposez-le, un second administrateur le confirmera.',
    ar: 'تتعلق هذه الصفة بالمال أو التوقيع أو إدارة النظام أو تخصكم أنتم: اقترحوها وسيؤكدها مدير ثان.',
    en: 'This role touches money, signature or administration, or is for yourself: propose it, a second administrator will confirm.',
  },
  ROLE_ALREADY_HELD: {
    kind: 'conflict',
    fr: 'Cette personne a déjà ce rôle dans ce périmètre.',
    ar: 'لهذا الشخص هذه الصفة في هذا المجال من قبل.',
    en: 'This person already holds this role there.',
  },
  LAST_ADMINISTRATOR: {
    kind: 'conflict',
    fr: 'Il doit rester deux administrateurs.',
    ar: 'يجب أن يبقى مديران للنظام.',
    en: 'Two administrators must remain.',
  },
  SETUP_CODE_WRONG: {
    kind: 'unauthenticated',
    fr: 'Code d’installation incorrect, déjà utilisé, ou installation déjà faite.',
    ar: 'رمز التثبيت غير صحيح أو سبق استعماله أو تم التثبيت من قبل.',
    en: 'Wrong setup code, already used, or the installation is done.',
  },
  SETUP_TWO_PEOPLE: {
    kind: 'invalid',
    fr: 'Il faut deux personnes différentes.',
    ar: 'يجب تعيين شخصين مختلفين.',
    en: 'Two different people are needed.',
  },
  SCOPE_MISSING: {
    kind: 'invalid',
    fr: 'Ce rôle demande un périmètre (association, comité ou région).',
    ar: 'تتطلب هذه الصفة تحديد المجال (جمعية أو لجنة أو جهة).',
    en: 'This role needs a scope (association, committee or region).',
  },
});
