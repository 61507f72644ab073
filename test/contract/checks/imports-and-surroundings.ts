import { NO_WORD, NOON, ID, type Change } from './change.js';

/** Of files that are on their way or brought in and what is made of them, and of the surroundings of a programme. */
export const IMPORTS_AND_SURROUNDINGS: Readonly<Record<string, Readonly<Record<string, Change | Change[]>>>> = {
  application_marker: {
    application_marker_gender_ck: { gender: NO_WORD },
  },
  attendance_certificate: {
    attendance_certificate_withdrawn_ck: [{ withdrawn_at: NOON }, { withdrawn_reason: 'R' }],
  },
  attendance_sheet: {
    attendance_sheet_withdrawn_ck: [{ withdrawn_at: NOON }, { withdrawn_reason: 'R', withdrawn_by: ID }],
  },
  attendee: {
    attendee_withdrawn_ck: [{ withdrawn_at: NOON }, { withdrawn_reason: 'R', withdrawn_by: ID }],
  },
  component_target: {
    component_target_audience_ck: [{ audience: 'No Code' }, { audience: '' }],
    component_target_counted_ck: [
      { unit: 'count', audience: 'women' },
      { unit: 'count', audience: 'minors' },
    ],
    component_target_minimum_ck: { minimum: 0 },
    component_target_unit_ck: { unit: NO_WORD },
    component_target_withdrawn_ck: [{ withdrawn_at: NOON }, { withdrawn_reason: 'R', withdrawn_by: ID }],
  },
  domain_mapping: {
    domain_mapping_other_ck: { from_code: 'camps', to_code: 'camps' },
  },
  import_run: {
    import_run_empty_ck: { empty_rows: -1 },
    import_run_encoding_ck: { encoding: NO_WORD },
    import_run_mapped_like_ck: { mapped_like_by: ID, mapped_like_at: null },
    import_run_purged_ck: { purged_at: NOON, file_id: ID },
    import_run_rows_ck: [{ row_count: 0 }, { row_count: 1_001 }],
    import_run_sha256_ck: { sha256: 'A'.repeat(64) },
    import_run_state_ck: { state: NO_WORD },
  },
  import_row: {
    import_row_line_ck: { line: 1 },
    import_row_outcome_ck: { outcome: NO_WORD },
    import_row_result_ck: { result: NO_WORD },
  },
  past_project: {
    past_project_amount_ck: { amount_centimes: -1 },
    past_project_beneficiaries_ck: { beneficiaries: -1 },
    past_project_year_ck: [{ year: 1949 }, { year: 2101 }],
  },
  upload: {
    upload_size_ck: { size: 0, received: 0 },
    upload_received_ck: [{ received: -1 }, { received: 8 }],
    upload_parts_ck: [{ parts: -1 }, { parts: 2_001 }],
    upload_used_ck: { used_at: NOON, received: 6, used_with: ID },
    upload_used_with_ck: { used_at: NOON, received: 7 },
  },
  upload_part: {
    upload_part_start_ck: { start: -1 },
    upload_part_size_ck: { size: 0 },
    upload_part_sha256_ck: [{ sha256: 'A'.repeat(64) }, { sha256: 'a'.repeat(63) }],
  },
};
