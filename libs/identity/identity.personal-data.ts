import { ACTS_STAY, GROUNDS, KEPT, type PersonalData } from '#platform';
import { EndAccounts, EndSessions } from './app/end-accounts.js';
import { CLOSED_ACCOUNTS, ENDED_SESSIONS, UNPROVED_ACCOUNTS } from './data/retention.queries.js';

export const identityPersonalData: PersonalData[] = [
  {
    code: 'accounts',
    what: {
      fr: 'Comptes : nom, adresse électronique, langue, rôles et leurs dates, vues de listes gardées',
      ar: 'الحسابات: الاسم والبريد الإلكتروني واللغة والصفات وتواريخها، وعروض اللوائح المحفوظة',
      en: 'Accounts: name, e-mail address, language, roles and their dates, views of lists that are kept',
    },
    why: {
      fr: 'Savoir qui agit, et à quel titre ; joindre la personne',
      ar: 'معرفة من يتصرف وبأي صفة؛ والاتصال بالشخص',
      en: 'To know who acts and in which capacity; to reach the person',
    },
    basis: GROUNDS.publicTask,
    kept: KEPT.account,
    stays: ACTS_STAY,
    ends: [
      {
        code: 'identity.unproved',
        period: 'unprovedDays',
        what: {
          fr: 'Comptes dont l’adresse n’a jamais été confirmée',
          ar: 'الحسابات التي لم يؤكد عنوانها قط',
          en: 'Accounts whose address was never proved',
        },
        becomes: { fr: 'Effacés', ar: 'تُمحى', en: 'Erased' },
        rows: UNPROVED_ACCOUNTS,
        by: EndAccounts,
      },
      {
        code: 'identity.closed',
        period: 'closedAccountsYears',
        what: { fr: 'Comptes clos', ar: 'الحسابات المغلقة', en: 'Closed accounts' },
        becomes: {
          fr: 'Effacés ; leurs actes restent, sans nom',
          ar: 'تُمحى؛ وتبقى إجراءاتها دون اسم',
          en: 'Erased; their acts stay, without a name',
        },
        rows: CLOSED_ACCOUNTS,
        by: EndAccounts,
      },
    ],
    tables: {
      setup_code: { words: ['reason'], erased: 'kept' },
      person: {
        holds: ['email', 'name'],
        own: { of: 'id', columns: ['email', 'name', 'language', 'state', 'created_at'] },
        words: ['suspended_because'],
        erased: 'kept',
      },
      role_grant: {
        people: ['person_id'],
        own: { of: 'person_id', columns: ['role', 'region_code', 'valid_from', 'valid_until', 'revoked_at'] },
        erased: 'kept',
      },
      saved_view: {
        people: ['person_id'],
        holds: ['name'],
        own: { of: 'person_id', columns: ['list', 'name', 'query', 'created_at'] },
        erased: 'deleted',
      },
    },
  },
  {
    code: 'sign-in',
    what: {
      fr: 'Connexions : sessions (navigateur, système, réseau, heures), clés d’accès, codes de secours, compte de l’administration, liens envoyés',
      ar: 'الدخول: الجلسات (المتصفح والنظام والشبكة والأوقات)، ومفاتيح المرور، ورموز الاسترجاع، وحساب الإدارة، والروابط المرسلة',
      en: 'Signing in: sessions (browser, system, network, times), passkeys, recovery codes, the administration’s account, links sent',
    },
    why: {
      fr: 'Protéger le compte et permettre à son titulaire de voir qui l’a ouvert',
      ar: 'حماية الحساب وتمكين صاحبه من معرفة من فتحه',
      en: 'To protect the account, and to let its owner see who opened it',
    },
    basis: GROUNDS.security,
    kept: {
      fr: 'Tant que le compte existe',
      ar: 'ما دام الحساب قائما',
      en: 'As long as the account exists',
    },
    ends: [
      {
        code: 'identity.sessions',
        period: 'sessionsDays',
        what: {
          fr: 'Sessions closes, avec l’appareil et l’adresse du réseau',
          ar: 'الجلسات المنتهية مع الجهاز وعنوان الشبكة',
          en: 'Sessions that are over, with the device and the network address',
        },
        becomes: { fr: 'Supprimées, chaque heure', ar: 'تُحذف كل ساعة', en: 'Deleted, every hour' },
        rows: ENDED_SESSIONS,
        by: EndSessions,
        byItself: true,
      },
    ],
    tables: {
      session: {
        people: ['person_id'],
        holds: ['address', 'browser'],
        own: { of: 'person_id', columns: ['browser', 'system', 'address', 'created_at', 'seen_at', 'ended_at'] },
        erased: 'deleted',
      },
      passkey: {
        people: ['person_id'],
        holds: ['name'],
        own: { of: 'person_id', columns: ['name', 'created_at', 'last_used_at'] },
        erased: 'deleted',
      },
      recovery_code: { people: ['person_id'], own: { of: 'person_id', columns: ['issued_at', 'used_at'] }, erased: 'deleted' },
      provider_identity: {
        people: ['person_id'],
        own: { of: 'person_id', columns: ['issuer', 'subject', 'linked_at'] },
        erased: 'deleted',
      },
      account_link: { people: ['person_id'], own: { of: 'person_id', columns: ['purpose', 'issued_at', 'used_at'] }, erased: 'deleted' },
    },
  },
  {
    code: 'data-exports',
    what: {
      fr: 'Copies de ses données demandées par une personne',
      ar: 'نسخ المعطيات التي يطلبها الشخص',
      en: 'Copies of their data that a person has asked for',
    },
    why: {
      fr: 'Répondre au droit d’accès',
      ar: 'الاستجابة لحق الولوج',
      en: 'To answer the right of access',
    },
    basis: {
      fr: 'Droit d’accès (loi 09-08, article 7)',
      ar: 'حق الولوج (القانون 09-08، المادة 7)',
      en: 'Right of access (law 09-08, article 7)',
    },
    kept: { fr: 'Sept jours', ar: 'سبعة أيام', en: 'Seven days' },
    tables: {
      data_export: {
        words: ['content'],
        people: ['person_id'],
        own: { of: 'person_id', columns: ['asked_at', 'made_at'] },
        erased: 'deleted',
      },
    },
  },
];
