import { NO_WORD, NOON, YESTERDAY, TODAY, TOMORROW, HASH, RIB, id, ID, without, type Change } from './change.js';
import { ASSOCIATIONS } from './associations.js';
import { INSTRUCTION } from './instruction.js';
import { IMPORTS_AND_SURROUNDINGS } from './imports-and-surroundings.js';
import { INSTITUTIONS_AND_MEMBERS } from './institutions-and-members.js';

const SUBMITTED = { state: 'submitted', number: 'AP-2026-001', submitted_at: NOON };
const MONTHS = { quantity_thousandths: 3_000, unit: 'mois', unit_price_centimes: 2_500, amount_centimes: 7_500 };
const FROZEN = { state: 'frozen', figures: {}, sha256: HASH, frozen_at: NOON };
const OPEN_CALL = {
  state: 'open',
  opens_at: NOON,
  closes_at: TOMORROW,
  form_revision_id: ID,
  grid_revision_id: ID,
  published_at: NOON,
  accounts_revision_id: ID,
  ceiling_centimes: 1,
};
const ANSWERED = { published_question: {}, answer: {}, answered_by: ID, answered_at: NOON };
const EXECUTED = {
  state: 'executed',
  prepared_by: id(1),
  verified_by: id(2),
  authorised_by: id(3),
  tranche_id: ID,
  batch_id: ID,
  executed_on: TODAY,
};
const EXECUTED_PROPOSAL = { state: 'executed', proposed_by: id(1), decided_by: id(2), decided_at: NOON, barred: [id(3)] };
const ACCEPTED = { state: 'accepted', submitted_at: NOON, decided_at: NOON, verified_total: 1 };
const SETTLED = { state: 'corrected', settled_at: NOON };
const peopleBeyond = (kind: string): Change[] => [
  { [`${kind}_total`]: -1 },
  { [`${kind}_total`]: 1, [`${kind}_women`]: 2 },
  { [`${kind}_total`]: 1, [`${kind}_women`]: -1 },
  { [`${kind}_total`]: 1, [`${kind}_minors`]: 2 },
  { [`${kind}_total`]: 1, [`${kind}_minors`]: -1 },
];

/**
 * What a right row needs beyond the obvious: a column that must not be empty has otherwise one of its type, or the first word of its list.
 */
export const RIGHT: Readonly<Record<string, Change>> = {
  member_invitation: { role: 'association.reader', predecessor_role: null },
  presidency_claim: { state: 'waiting', decided_at: null },
  signing_delegation: { person_id: id(1), given_by: id(2) },
  application_budget_line: { side: 'charge', account: '61' },
  application_receipt: { content_hash: HASH },
  association: { return_reasons: [], suspension_reasons: [], ice: '001525713000000', phone: null, country: 'MA', region_code: 'MA-09' },
  association_merge: { kept_id: id(1), other_id: id(2), proposed_by: id(1), confirmed_by: id(2) },
  association_pair: { first_id: id(1), second_id: id(2), likeness: 50 },
  bank_account: { rib: RIB, reasons: [] },
  convention: { reasons: [] },
  report: { reasons: [] },
  paying_account: { rib: RIB },
  purge_run: { proposed_by: id(1), confirmed_by: id(2) },
  committee: { majority_basis_points: 5_000 },
  committee_member: { college_code: 'civil_society' },
  completion_request: { fields: ['title'], documents: [] },
  convention_signature: { sha256_after: HASH },
  application_marker: { carried_by: [] },
  instruction_file: { reasons: [] },
  vault_document: { kind: 'statutes', kinds_revision_id: ID },
  component_target: { unit: 'persons', audience: 'everyone', minimum: 1 },
  funder: { currency: 'MAD' },
  domain_mapping: { from_code: 'camps', to_code: 'culture' },
  import_row: { line: 2 },
  import_run: { row_count: 1, sha256: HASH },
  ledger_entry: { credit_centimes: 0 },
  minutes_absence: { reason: 'en voyage', recorded_by: ID },
  minutes_signature: { level: 'simple' },
  past_project: { year: 2016 },
  payment_order: { rib: RIB, prepared_by: id(1), tranche_id: ID },
  stored_file: { sha256: HASH },
  upload: { size: 7, received: 7, used_at: null },
  upload_part: { sha256: HASH },
};

/** CHECKs that another one of the same table implies: who drops the first is still refused by the second. */
export const IMPLIED: Readonly<Record<string, string>> = { sub_envelope_amount_ck: 'sub_envelope_awarded_ck' };

/** By table and constraint: each row of changes makes a right row break this CHECK and no other. */
export const BREAKS: Readonly<Record<string, Readonly<Record<string, Change | Change[]>>>> = {
  ...ASSOCIATIONS,
  ...INSTRUCTION,
  ...INSTITUTIONS_AND_MEMBERS,
  ...IMPORTS_AND_SURROUNDINGS,
  account_link: {
    account_link_purpose_ck: { purpose: NO_WORD },
  },
  allocation_scenario: {
    allocation_scenario_rule_ck: { rule: NO_WORD },
  },
  application: {
    application_amounts_ck: [{ total_centimes: -1 }, { asked_centimes: -1 }, { own_centimes: -1 }],
    application_rank_ck: { rank: 0 },
    application_state_ck: { ...SUBMITTED, state: NO_WORD },
    application_submitted_ck: [
      { ...SUBMITTED, state: 'submitted', number: null },
      { ...SUBMITTED, state: 'eligible', submitted_at: null },
    ],
    application_told_ck: [{ outcome_told_at: NOON }, { ...SUBMITTED, state: 'under_review', outcome_told_at: NOON }],
  },
  application_budget_line: {
    application_budget_line_amount_ck: { amount_centimes: -1 },
    application_budget_line_product_ck: [
      { ...MONTHS, amount_centimes: 7_501 },
      { ...MONTHS, quantity_thousandths: 333, unit_price_centimes: 15, amount_centimes: 4 },
    ],
    application_budget_line_quantity_ck: [
      { ...MONTHS, quantity_thousandths: null },
      { ...MONTHS, unit_price_centimes: null },
      { ...MONTHS, quantity_thousandths: 0, amount_centimes: 0 },
      { ...MONTHS, quantity_thousandths: 1_000_000_001, unit_price_centimes: 0, amount_centimes: 0 },
      { ...MONTHS, quantity_thousandths: 1, unit_price_centimes: -1, amount_centimes: 0 },
      { ...MONTHS, unit: '' },
      { ...MONTHS, unit: 'm'.repeat(41) },
      { unit: 'mois' },
    ],
    application_budget_line_side_ck: [
      { side: NO_WORD },
      { account: '69' },
      { account: '61256' },
      { account: '861' },
      { side: 'product', account: '7', funding: 'own' },
      { funding: 'own' },
      { side: 'product', account: '74', funding: null },
      { side: 'product', account: '74', funding: NO_WORD },
      { side: 'product', account: '87', funding: 'own' },
      { side: 'product', account: '74', funding: 'own', overhead: true },
    ],
  },
  application_receipt: {
    application_receipt_hash_ck: [{ content_hash: 'A'.repeat(64) }, { content_hash: 'a'.repeat(63) }],
    application_receipt_kind_ck: { kind: NO_WORD },
  },
  application_section: {
    application_section_kind_ck: { kind: NO_WORD },
  },
  audit_check: {
    audit_check_outcome_ck: [{ finished_at: NOON }, { defects: [] }],
  },
  audit_seal: {
    audit_seal_version_ck: { version: 3 },
  },
  award_reservation: {
    award_reservation_amount_ck: { amount_centimes: 0 },
  },
  bilan_edition: {
    bilan_edition_frozen_ck: [
      { state: 'frozen' },
      { ...FROZEN, figures: null },
      { ...FROZEN, sha256: null },
      { ...FROZEN, frozen_at: null },
      { ...FROZEN, state: 'draft' },
    ],
    bilan_edition_published_ck: [{ ...FROZEN, state: 'published' }, { published_at: NOON }],
    bilan_edition_state_ck: { ...FROZEN, state: NO_WORD },
  },
  board_member: {
    board_member_ends_ck: { ends_on: YESTERDAY },
    board_member_function_ck: { function: NO_WORD },
  },
  call: {
    call_accounts_ck: { ...OPEN_CALL, accounts_revision_id: null },
    call_amounts_ck: [{ floor_centimes: -1 }, { floor_centimes: 2, ceiling_centimes: 1 }],
    call_files_ck: { max_files_per_association: 0 },
    call_kind_ck: { kind: NO_WORD },
    call_overhead_ck: [{ max_overhead_basis_points: -1 }, { max_overhead_basis_points: 10_001 }],
    call_own_ck: [{ min_own_basis_points: -1 }, { min_own_basis_points: 10_001 }],
    call_published_ck: without(
      OPEN_CALL,
      'opens_at',
      'closes_at',
      'form_revision_id',
      'grid_revision_id',
      'published_at',
      'ceiling_centimes',
    ),
    call_state_ck: { ...OPEN_CALL, state: NO_WORD },
    call_window_ck: [
      { opens_at: NOON, closes_at: NOON },
      { closes_at: NOON, committee_at: NOON },
      { committee_at: TOMORROW, results_at: NOON },
    ],
  },
  call_question: {
    call_question_answer_ck: without(ANSWERED, 'published_question', 'answer', 'answered_by', 'answered_at'),
    call_question_language_ck: { language: NO_WORD },
  },
  claim: {
    claim_state_ck: { state: NO_WORD },
    claim_unit_ck: { unit: NO_WORD },
  },
  closing: {
    closing_closed_ck: [{ state: 'closed' }, { closed_at: NOON }],
    closing_recover_ck: [{ to_recover_centimes: -1 }, { to_recover_centimes: 2, paid_centimes: 1 }],
    closing_recovery_ck: { state: 'recovering' },
    closing_state_ck: { state: NO_WORD },
  },
  committee: {
    committee_appeal_ck: { appeal_days: 0 },
    committee_convocation_ck: { convocation_days: -1 },
    committee_majority_ck: [{ majority_basis_points: 4_999 }, { majority_basis_points: 10_001 }],
    committee_minutes_days_ck: { minutes_days: 0 },
    committee_per_college_ck: { quorum_per_college: -1 },
    committee_quorum_ck: [{ quorum_basis_points: 0 }, { quorum_basis_points: 10_001 }],
  },
  committee_decision: {
    committee_decision_amount_ck: [
      { outcome: 'selected', asked_centimes: 2, amount_centimes: 1 },
      { outcome: 'partially_selected', asked_centimes: 2, amount_centimes: 0 },
      { outcome: 'partially_selected', asked_centimes: 2, amount_centimes: 2 },
      { outcome: 'rejected', amount_centimes: 1 },
    ],
    committee_decision_final_ck: [{ state: 'final' }, { decided_at: NOON }],
    committee_decision_outcome_ck: { outcome: NO_WORD, amount_centimes: 0 },
    committee_decision_standing_ck: { standing: NO_WORD },
    committee_decision_state_ck: { state: NO_WORD },
  },
  committee_member: {
    committee_member_function_ck: { function: NO_WORD },
    committee_member_mandate_ck: { mandate_until: YESTERDAY },
    committee_member_seat_ck: [{ function: 'secretary' }, { college_code: null }],
  },
  committee_session: {
    committee_session_minutes_ck: [{ state: 'closed' }, { state: 'minutes_signed' }, { minutes_number: 'PV-2026-1' }],
    committee_session_rule_ck: { allocation_rule: NO_WORD },
    committee_session_state_ck: { state: NO_WORD },
    committee_session_threshold_ck: [{ threshold_hundredths: -1 }, { threshold_hundredths: 10_001 }],
  },
  committee_vote: {
    committee_vote_choice_ck: { choice: NO_WORD },
  },
  component: {
    component_withdrawn_ck: { withdrawn_at: NOON },
  },
  completion_request: {
    completion_request_named_ck: { fields: [], documents: [] },
    completion_request_state_ck: { state: NO_WORD },
  },
  content_scan: {
    content_scan_found_ck: [{ found: 'Eicar-Test-Signature' }, { found_at: NOON }],
  },
  content_check: {
    content_check_defect_ck: { defect: NO_WORD, defect_since: NOON },
    content_check_since_ck: [{ defect: 'missing' }, { defect_since: NOON }],
  },
  convention: {
    convention_amount_ck: [{ amount_centimes: 0 }, { amount_centimes: 2, award_centimes: 1 }],
    convention_dates_ck: { starts_on: TODAY, ends_on: TODAY },
    convention_effect_ck: [{ state: 'in_force' }, { in_force_at: NOON }],
    convention_instrument_ck: { instrument: NO_WORD },
    convention_reasons_ck: [{ reasons: ['other'] }, { reasons_revision_id: ID }],
    convention_state_ck: { state: NO_WORD },
  },
  convention_document: {
    convention_document_revision_ck: { revision: 0 },
  },
  convention_line: {
    convention_line_amount_ck: { amount_centimes: -1 },
    convention_line_version_ck: { version: NO_WORD },
  },
  convention_signature: {
    convention_signature_bytes_ck: { sha256_before: HASH, sha256_after: HASH },
    convention_signature_level_ck: { level: NO_WORD },
    convention_signature_party_ck: { party: NO_WORD },
  },
  decision_act: {
    decision_act_act_ck: { act: NO_WORD },
    decision_act_revision_ck: { revision: 0 },
    decision_act_standing_ck: { standing: NO_WORD },
  },
  decision_letter: {
    decision_letter_rendered_ck: { state: 'approved' },
    decision_letter_state_ck: { state: NO_WORD, file_id: ID },
  },
  domain_label: {
    domain_label_years_ck: { year_from: 2026, year_to: 2025 },
  },
  envelope: {
    envelope_withdrawn_ck: { withdrawn_at: NOON },
    envelope_currency_ck: [
      { foreign_currency: 'MAD', foreign_hundredths: 1 },
      { foreign_currency: 'eur', foreign_hundredths: 1 },
    ],
    envelope_foreign_amount_ck: { foreign_currency: 'EUR', foreign_hundredths: 0 },
    envelope_foreign_ck: [{ foreign_currency: 'EUR' }, { foreign_hundredths: 1 }, { stated_rate: '1 € = 10,81 DH' }],
    envelope_amount_ck: { amount_centimes: 0 },
  },
  failed_job: {
    failed_job_subject_ck: [{ subject: 'call' }, { subject_id: ID }],
  },
  funder: {
    funder_withdrawn_ck: { withdrawn_at: NOON },
    funder_state_ck: { state: NO_WORD },
    funder_signed_ck: { state: 'signed', amount_hundredths: null },
    funder_days_ck: [{ signed_on: TODAY }, { effective_on: TODAY }],
    funder_amount_ck: { amount_hundredths: -1 },
    funder_currency_ck: [{ currency: 'eur' }, { currency: 'EURO' }],
  },
  funder_contribution: {
    funder_contribution_amount_ck: { amount_hundredths: 0 },
    funder_contribution_stated_ck: { stated_centimes: 0 },
    funder_contribution_withdrawn_ck: { withdrawn_at: NOON },
  },
  gathering: {
    gathering_withdrawn_ck: { withdrawn_at: NOON },
    gathering_attendance_ck: { attendance: -1 },
    gathering_kind_ck: { kind: 'Semaine' },
    gathering_days_ck: { ends_on: YESTERDAY },
  },
  ledger_entry: {
    ledger_entry_account_ck: { account: NO_WORD },
    ledger_entry_movement_ck: { movement: NO_WORD },
    ledger_entry_side_ck: [
      { debit_centimes: -1 },
      { debit_centimes: 0, credit_centimes: -1 },
      { debit_centimes: 1, credit_centimes: 1 },
      { debit_centimes: 0, credit_centimes: 0 },
    ],
  },
  message: {
    message_language_ck: { language: NO_WORD },
    message_no_token_ck: { action_path: '/confirmer?token=abc' },
    message_state_ck: { state: NO_WORD },
  },
  minutes_absence: {
    minutes_absence_kind_ck: { kind: NO_WORD, reason: 'en voyage', recorded_by: ID },
    minutes_absence_reason_ck: [
      { kind: 'refused', reason: null, recorded_by: ID },
      { kind: 'unable', reason: 'en voyage', recorded_by: null },
    ],
  },
  minutes_signatory: {
    minutes_signatory_quality_ck: { quality: NO_WORD },
  },
  minutes_signature: {
    minutes_signature_level_ck: { level: 'qualified' },
  },
  number_counter: { number_counter_last_ck: { last: 0 } },
  outbox: {
    outbox_kind_ck: { kind: NO_WORD },
  },
  partner: {
    partner_withdrawn_ck: { withdrawn_at: NOON },
  },
  payment_batch: {
    payment_batch_orders_ck: { orders: 0 },
    payment_batch_total_ck: { total_centimes: 0 },
  },
  payment_order: {
    payment_order_amount_ck: { amount_centimes: 0 },
    payment_order_people_ck: [
      { ...EXECUTED, verified_by: id(1) },
      { ...EXECUTED, authorised_by: id(1) },
      { ...EXECUTED, authorised_by: id(2) },
    ],
    payment_order_rib_ck: [{ rib: '001810007800020110620319' }, { rib: '1' }],
    payment_order_state_ck: { ...EXECUTED, state: NO_WORD },
    payment_order_steps_ck: [
      ...without(EXECUTED, 'prepared_by', 'tranche_id', 'verified_by', 'authorised_by', 'batch_id', 'executed_on'),
      { ...EXECUTED, state: 'recalled', executed_on: null },
      { ...EXECUTED, state: 'rejected', batch_id: null },
      { ...EXECUTED, state: 'sent', authorised_by: null },
      { ...EXECUTED, state: 'verified', verified_by: null },
    ],
  },
  data_export: {
    data_export_made_ck: [
      { made_at: NOON, content: null },
      { made_at: null, content: 'x' },
    ],
  },
  passkey: {
    passkey_counter_ck: { counter: -1 },
  },
  passkey_question: {
    passkey_question_purpose_ck: { purpose: NO_WORD },
  },
  person: {
    person_email_ck: { email: 'Presidente@demonstration.example' },
    person_language_ck: { language: NO_WORD },
    person_notice_ck: [
      { notice_version: 'x', notice_read_at: null },
      { notice_version: null, notice_read_at: NOON },
    ],
    person_proved_password_ck: { state: 'unconfirmed', password_hash: 'x' },
    person_state_ck: { state: NO_WORD },
    person_suspended_ck: [
      { state: 'suspended', suspended_because: null },
      { state: 'active', suspended_because: 'x' },
    ],
  },
  programme: {
    programme_state_ck: { state: NO_WORD },
    programme_years_ck: { first_year: 2026, last_year: 2025 },
  },
  proposal: {
    proposal_decided_ck: [{ state: 'withdrawn' }, { decided_at: NOON }],
    proposal_state_ck: { state: NO_WORD, decided_at: NOON },
    proposal_two_persons_ck: [
      { ...EXECUTED_PROPOSAL, decided_by: null },
      { ...EXECUTED_PROPOSAL, decided_by: id(1) },
      { ...EXECUTED_PROPOSAL, barred: [id(2)] },
      { ...EXECUTED_PROPOSAL, state: 'refused', decided_by: id(1) },
    ],
  },
  recovery_order: {
    recovery_order_amount_ck: { amount_centimes: 0 },
    recovery_order_settled_ck: [{ state: 'settled' }, { settled_on: TODAY }],
    recovery_order_state_ck: { state: NO_WORD },
  },
  report: {
    report_declared_ck: peopleBeyond('declared'),
    report_ineligible_ck: { ineligible_centimes: -1 },
    report_reasons_ck: [{ reasons: ['other'] }, { reasons_revision_id: ID }],
    report_state_ck: { state: NO_WORD },
    report_steps_ck: [
      { state: 'submitted' },
      ...without(ACCEPTED, 'submitted_at', 'decided_at', 'verified_total'),
      { ...ACCEPTED, state: 'returned', reason: null },
    ],
    report_verified_ck: peopleBeyond('verified'),
  },
  report_fact: {
    report_fact_spent_ck: { spent_centimes: -1 },
  },
  report_line: {
    report_line_actual_ck: { actual_centimes: -1 },
    report_line_forecast_ck: { forecast_centimes: -1 },
  },
  score_sheet: {
    score_sheet_reason_ck: { version: 2, state: 'sent', sent_at: NOON },
    score_sheet_sent_ck: [{ state: 'sent' }, { state: 'superseded' }],
    score_sheet_state_ck: { state: NO_WORD, sent_at: NOON },
  },
  session_acting: {
    session_acting_function_ck: { function: NO_WORD },
  },
  session_attendance: {
    session_attendance_presence_ck: { presence: NO_WORD },
  },
  session_conflict: {
    session_conflict_kind_ck: { conflicted: true },
    session_conflict_origin_ck: { origin: NO_WORD },
    session_conflict_suspected_ck: [
      { origin: 'suspected', kind: null },
      { origin: 'suspected', kind: 'family', conflicted: true },
    ],
  },
  session_file: {
    session_file_asked_ck: { asked_centimes: 0 },
  },
  signing_delegation: {
    signing_delegation_days_ck: { starts_on: TODAY, ends_on: YESTERDAY },
    signing_delegation_other_ck: { person_id: id(1), given_by: id(1) },
  },
  statement_case: {
    statement_case_matched_ck: [
      { ...SETTLED, state: 'matched' },
      { ...SETTLED, state: 'matched', payment_order_id: ID, recovery_order_id: ID },
      { payment_order_id: ID },
    ],
    statement_case_reason_ck: { ...SETTLED, state: 'closed', reason: null },
    statement_case_settled_ck: [{ state: 'corrected' }, { settled_at: NOON }],
    statement_case_state_ck: { ...SETTLED, state: NO_WORD },
  },
  statement_entry: {
    statement_entry_direction_ck: { direction: NO_WORD },
    statement_entry_outcome_ck: { outcome: NO_WORD },
    statement_entry_part_ck: { part: 0 },
  },
  stored_file: {
    stored_file_sha256_ck: [{ sha256: 'A'.repeat(64) }, { sha256: 'a'.repeat(63) }],
    stored_file_size_ck: { size: 0 },
  },
  sub_envelope: {
    sub_envelope_amount_ck: { amount_centimes: -1 },
    sub_envelope_awarded_ck: [{ awarded_centimes: -1 }, { amount_centimes: 1, awarded_centimes: 2 }],
  },
  technical_opinion: {
    technical_opinion_answer_ck: [
      { state: 'answered' },
      { state: 'answered', answer: 'oui' },
      { state: 'answered', sense: 'favourable' },
      { state: 'asked', answer: 'oui', sense: 'favourable' },
    ],
    technical_opinion_language_ck: { language: NO_WORD },
    technical_opinion_sense_ck: { sense: NO_WORD },
    technical_opinion_state_ck: { state: NO_WORD },
  },
  tranche: {
    tranche_amount_ck: { amount_centimes: 0 },
    tranche_rank_ck: { rank: 0 },
    tranche_share_ck: [{ share_basis_points: 0 }, { share_basis_points: 10_001 }],
    tranche_spent_ck: [{ spent_basis_points: -1 }, { spent_basis_points: 10_001 }],
  },
};
