import { NO_WORD, NOON, RIB, ID, id, type Change } from './change.js';

/** A seat in Italy, and its account. */
const ABROAD = { kind: 'foreign_ngo', country: 'IT', ice: null, region_code: null };
const FOREIGN_ACCOUNT = { rib: null, iban: 'IT60X0542811101000000123456', bic: 'BLOPIT22', bank_name: 'Banca' };

/** Of registrations, their accounts, and two that become one. */
export const ASSOCIATIONS: Readonly<Record<string, Readonly<Record<string, Change | Change[]>>>> = {
  association: {
    association_abroad_ck: { ...ABROAD, kind: 'association' },
    association_city_ck: { city: 'Roma' },
    association_return_reasons_ck: [{ return_reasons: ['other'] }, { return_reasons_revision_id: ID }],
    association_suspension_reasons_ck: [{ suspension_reasons: ['other'] }, { suspension_reasons_revision_id: ID }],
    association_country_ck: { ...ABROAD, country: 'it' },
    association_identified_ck: [{ ice: null }, { ...ABROAD, ice: '001525713000000' }],
    association_seat_ck: [{ region_code: null }, { ...ABROAD, region_code: 'MA-09' }],
    association_ice_ck: [{ ice: '001525713000085' }, { ice: '00152571300008' }],
    association_kind_ck: { kind: NO_WORD },
    association_commune_ck: { commune: 'Agadir' },
    association_province_ck: { province: 'Agadir-Ida-Ou-Tanane' },
    association_merged_ck: { id: ID, merged_into: ID },
    association_phone_ck: [{ phone: '0612345678' }, { phone: '+0612345678' }],
    association_state_ck: { state: NO_WORD },
  },
  association_merge: {
    association_merge_persons_ck: { proposed_by: ID, confirmed_by: ID },
    association_merge_two_ck: { kept_id: ID, other_id: ID },
  },
  association_pair: {
    association_pair_dismissed_ck: [{ dismissed_at: NOON }, { dismissed_by: ID, dismissal_reason: 'deux' }],
    association_pair_likeness_ck: [{ likeness: -1 }, { likeness: 101 }],
    association_pair_order_ck: { second_id: id(1), first_id: id(1) },
  },
  association_flag: {
    association_flag_colour_ck: { colour: NO_WORD },
    association_flag_lifted_ck: { lift_reason: 'Réglé' },
  },
  bank_account: {
    bank_account_reasons_ck: [{ reasons: ['other'] }, { reasons_revision_id: ID }],
    bank_account_bank_ck: [{ ...FOREIGN_ACCOUNT, bic: null }, { bic: 'BLOPIT22' }],
    bank_account_bic_ck: { ...FOREIGN_ACCOUNT, bic: 'BLOPIT2' },
    bank_account_iban_ck: [
      { ...FOREIGN_ACCOUNT, iban: 'IT60 X054 2811 1010 0000 0123 456' },
      { ...FOREIGN_ACCOUNT, iban: `MA64${RIB}` },
    ],
    bank_account_number_ck: [{ rib: null }, { ...FOREIGN_ACCOUNT, rib: RIB }],
    bank_account_rib_ck: [{ rib: '001810007800020110620319' }, { rib: '00181000780002011062031' }],
    bank_account_state_ck: { state: NO_WORD },
    bank_account_verified_ck: { state: 'verified' },
  },
  vault_document: {
    vault_document_kind_ck: [{ kind: 'No Code' }, { kind: '' }],
    vault_document_listed_ck: [{ kinds_revision_id: null }, { kind: 'other', title: 'T' }],
    vault_document_title_ck: [{ kind: 'other', kinds_revision_id: null }, { title: 'Sans genre' }],
  },
};
