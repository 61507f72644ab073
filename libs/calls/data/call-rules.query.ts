import { offeredWordsSql } from '#institution';
import { MAX_CENTIMES, MOROCCO, zonedInstant, type Localized } from '#kernel';
import { platformErrors, type Em } from '#platform';
import type {
  BudgetAccount,
  CallKind,
  CallRules,
  EligibilityQuestion,
  FormRevision,
  GridRevision,
  RequiredDocument,
  TargetGroup,
} from '../domain/call-rules.js';
import type { CallState } from '../domain/call.machine.js';

interface RulesRow {
  id: string;
  number: string;
  kind: CallKind;
  title: Localized;
  state: CallState;
  programmeId: string;
  regionCodes: string[];
  domainCodes: string[];
  floorCentimes: number | null;
  ceilingCentimes: number | null;
  maxOverheadBasisPoints: number;
  minOwnBasisPoints: number;
  maxFilesPerAssociation: number;
  opensAt: Date;
  closesAt: Date;
  zone: string | null;
  form: FormRevision;
  grid: GridRevision;
  frozen: boolean;
  documents: RequiredDocument[];
  eligibility: EligibilityQuestion[];
  targetGroups: TargetGroup[];
  accounts: BudgetAccount[];
}

const rulesOf = (call: string, form: string, grid: string) => `call c
       JOIN form_revision f ON f.call_id = c.id AND f.id = coalesce(${form}, c.form_revision_id)
       JOIN grid_revision g ON g.call_id = c.id AND g.id = coalesce(${grid}, c.grid_revision_id)
     WHERE c.id = ${call} AND c.state <> 'draft' AND c.closes_at IS NOT NULL`;
const RULES = rulesOf('$1', '$2', '$3');
/** Which row (`ctid` differs where one transaction wrote it twice) as which transaction wrote it. */
const written = (row: string) => `${row}.xmin, ${row}.ctid`;
const VERSION = `concat_ws(' ', ${written('c')}, f.id, ${written('f')}, g.id, ${written('g')},
       (SELECT string_agg(concat_ws(' ', ${written('d')}), ' ' ORDER BY d.code) FROM required_document d WHERE d.call_id = c.id))`;

/** SQL of the version of the rules that stand for a call and revisions that expressions give; null when there are none. */
export const rulesVersionSql = (call: string, form: string, grid: string) => `SELECT ${VERSION} FROM ${rulesOf(call, form, grid)}`;

/**
 * Which version of the rules stands: another one after each change of a row that they are made of (the transaction that wrote it,
 * and where), and the clock of this very statement. Null when there are none.
 */
export async function rulesVersion(
  em: Em,
  callId: string,
  formId: string | null,
  gridId: string | null,
): Promise<{ version: string; now: Date } | null> {
  const rows = await em.query<{ version: string; now: Date }[]>(`SELECT ${VERSION} AS version, clock_timestamp() AS now FROM ${RULES}`, [
    callId,
    formId,
    gridId,
  ]);
  return rows[0] ?? null;
}

/**
 * Everything a later stage needs of a call, in one statement. Null revisions mean
 * those the call uses now. A draft does not exist for later stages. @throws NOT_FOUND
 */
export async function callRules(em: Em, callId: string, formId: string | null, gridId: string | null): Promise<CallRules> {
  const rows = await em.query<RulesRow[]>(
    `SELECT c.id, c.number, c.kind, c.title, c.state, c.programme_id AS "programmeId", c.region_codes AS "regionCodes",
       c.domain_codes AS "domainCodes", c.floor_centimes AS "floorCentimes", c.ceiling_centimes AS "ceilingCentimes",
       c.max_overhead_basis_points AS "maxOverheadBasisPoints", c.min_own_basis_points AS "minOwnBasisPoints",
       c.max_files_per_association AS "maxFilesPerAssociation", c.opens_at AS "opensAt", c.closes_at AS "closesAt",
       c.calendar->>'zone' AS zone, c.eligibility, c.target_groups AS "targetGroups",
       jsonb_build_object('id', f.id, 'revision', f.revision, 'sections', f.sections, 'fields', f.fields) AS form,
       jsonb_build_object('id', g.id, 'revision', g.revision, 'criteria', g.criteria) AS grid,
       f.frozen_at IS NOT NULL AND g.frozen_at IS NOT NULL AS frozen,
       coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('code', d.code, 'label', d.label, 'required', d.required,
           'fromVault', d.from_vault)) ORDER BY d.position)
         FROM required_document d WHERE d.call_id = c.id), '[]') AS documents,
       ${offeredWordsSql('c.accounts_revision_id')} AS accounts
     FROM ${RULES}`,
    [callId, formId, gridId],
  );
  const row = rows[0];
  if (!row) throw platformErrors.NOT_FOUND();
  const { zone, ...rules } = row;
  return {
    ...rules,
    floorCentimes: row.floorCentimes ?? 0,
    ceilingCentimes: row.ceilingCentimes ?? MAX_CENTIMES,
    closes: zonedInstant(row.closesAt, zone ?? MOROCCO),
  };
}
