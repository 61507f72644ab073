import { NO_WORD, NOON, YESTERDAY, TODAY, TOMORROW, ID, id, type Change } from './change.js';

/** Of institutions, and of who acts for an association. */
export const INSTITUTIONS_AND_MEMBERS: Readonly<Record<string, Readonly<Record<string, Change | Change[]>>>> = {
  institution: {
    institution_acts_for_ck: [{ kind: 'operator' }, { kind: 'ministry', acts_for_id: ID }, { kind: 'operator', acts_for_id: ID, id: ID }],
    institution_certified_name_ck: [{ certified_name: '' }, { certified_name: 'A'.repeat(65) }],
    institution_closed_ck: [{ state: 'closed' }, { closed_at: NOON }, { state: 'closed', closed_at: NOON, is_principal: true }],
    institution_kind_ck: { kind: NO_WORD },
    institution_language_ck: { default_language: NO_WORD },
    institution_prefix_ck: { number_prefix: 'sm' },
    institution_state_ck: { state: NO_WORD },
  },
  role_grant: {
    role_grant_delegated_ck: [
      { delegated_from: id(1), valid_until: null },
      { delegated_from: id(1), valid_until: TOMORROW, role: 'administrator' },
    ],
    role_grant_institution_ck: [
      { institution_id: ID, association_id: ID },
      { institution_id: ID, committee_id: ID, association_id: null },
    ],
  },
  institution_signatory: {
    institution_signatory_days_ck: { starts_on: TODAY, ends_on: YESTERDAY },
  },
  purge_run: {
    purge_run_people_ck: [
      { proposed_by: ID, confirmed_by: ID },
      { proposed_by: ID, confirmed_by: null },
    ],
  },
  paying_account: {
    paying_account_holder_ck: [{ holder: '' }, { holder: 'A'.repeat(71) }],
    paying_account_retired_ck: [{ state: 'retired' }, { retired_at: NOON }],
    paying_account_rib_ck: [{ rib: '001810007800020110620319' }, { rib: '1' }],
    paying_account_state_ck: { state: NO_WORD },
  },
  programme_party: {
    programme_party_owner_ck: { role: 'owner', region_code: 'MA-09' },
    programme_party_role_ck: { role: NO_WORD },
  },
  presidency_claim: {
    presidency_claim_contested_ck: { state: 'contested', objection: null },
    presidency_claim_decided_ck: [{ state: 'confirmed', decided_at: null }, { decided_at: NOON }],
    presidency_claim_language_ck: { candidate_language: NO_WORD },
    presidency_claim_predecessor_ck: { predecessor_role: NO_WORD },
    presidency_claim_state_ck: { state: NO_WORD, decided_at: NOON },
  },
  association_revision: {
    association_revision_decided_ck: [
      { state: 'returned', decided_at: null },
      { state: 'accepted', decided_at: null },
    ],
    association_revision_state_ck: { state: NO_WORD },
  },
  member_invitation: {
    member_invitation_answered_ck: [{ state: 'accepted' }, { answered_at: NOON }],
    member_invitation_handover_ck: [
      { role: 'association.president', predecessor_role: null },
      { role: 'association.reader', predecessor_role: 'none' },
    ],
    member_invitation_predecessor_ck: { role: 'association.president', predecessor_role: NO_WORD },
    member_invitation_role_ck: { role: NO_WORD },
    member_invitation_state_ck: { state: NO_WORD, answered_at: NOON },
  },
};
