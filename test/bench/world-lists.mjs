// Submitted files of many associations, as the officers' list shows them: the same for the product and for the floor.
import { presidents } from './world.mjs';

const FRENCH = `ARRAY['école','atelier','soutien','femmes','quartier','jeunes','formation','alphabétisation','coopérative','handicap','oasis',
  'montagne','littoral','eau','énergie','santé','sport','théâtre','musique','lecture','numérique','emploi','artisanat','agriculture']`;
const ARABIC = `ARRAY['مدرسة','ورشة','دعم','نساء','حي','شباب','تكوين','محو الأمية','تعاونية','إعاقة','واحة','جبل','ساحل','ماء','طاقة','صحة','رياضة',
  'مسرح','موسيقى','قراءة','رقمنة','تشغيل','صناعة تقليدية','فلاحة']`;
/** SQL: the n-th title. Two words that are rare stand together in six of the first ten thousand, in each language. */
const TITLE = `'Projet ' || (${FRENCH})[1 + n % 24] || ' et ' || (${FRENCH})[1 + n / 24 % 24] || ' – ' || (${ARABIC})[1 + n % 24] || ' ' ||
  (${ARABIC})[1 + n / 24 % 24] || CASE WHEN n > 10000 THEN '' WHEN n % 1667 = 5 THEN ' safran et zellige' WHEN n % 1667 = 6 THEN ' الزعفران والزليج' ELSE '' END`;
/** The words of such files, in another order than they stand. */
export const RARE = { fr: 'zellige safran', ar: 'الزليج زعفران' };

const REGION = `'MA-' || lpad((1 + n % 12)::text, 2, '0')`;
const STATE = `(ARRAY['submitted', 'admissible', 'eligible', 'under_review'])[1 + n / 12 % 4]`;
const ASKED = '7000000 + n';
const SUBMITTED_AT = `clock_timestamp() - n * interval '1 minute'`;
const OWNERS = 500;

/** Fills the product's list and the floor's, from the size it has to another. */
export class ListedFiles {
  #size = 0;
  #owners;

  constructor(owner, call) {
    this.owner = owner;
    this.call = call;
  }

  async growTo(size) {
    this.#owners ??= (await presidents(this.owner, OWNERS)).map(({ associationId }) => associationId);
    const range = [this.#size + 1, size];
    await this.#product(range);
    await this.#floor(range);
    this.#size = size;
    // Plans are those of a database that has lived with its rows for a while.
    await this.owner.query('VACUUM ANALYZE application, application_section, application_receipt, floor.listed');
  }

  #product(range) {
    const { id, form, grid } = this.call;
    return this.owner.query(
      `INSERT INTO application (id, call_id, association_id, rank, number, title, domain_code, region_code, state, form_revision_id,
         grid_revision_id, total_centimes, asked_centimes, own_centimes, submitted_at)
       SELECT gen_random_uuid(), $3, ($4::uuid[])[1 + n % ${OWNERS}], 100 + n / ${OWNERS}, 'B-' || $5::text || '-' || n, ${TITLE}, 'educative',
         ${REGION}, ${STATE}, $6, $7, 10000000, ${ASKED}, 1000000, ${SUBMITTED_AT}
       FROM generate_series($1::int, $2::int) AS n`,
      [...range, id, this.#owners, id.slice(0, 8), form, grid],
    );
  }

  async #floor(range) {
    await this.owner.query(
      `INSERT INTO floor.association SELECT id, '{"fr": "Bench", "ar": "Bench"}' FROM unnest($1::uuid[]) AS o(id) ON CONFLICT DO NOTHING`,
      [this.#owners],
    );
    await this.owner.query(
      `INSERT INTO floor.listed (id, number, title, association_id, call, domain, region, state, asked, total, at, folded)
       SELECT gen_random_uuid(), 'B-' || n, ${TITLE}, ($3::uuid[])[1 + n % ${OWNERS}], (SELECT id FROM floor.call), 'educative', ${REGION}, ${STATE},
         ${ASKED}, 10000000, ${SUBMITTED_AT}, lower('B-' || n || ' ' || ${TITLE})
       FROM generate_series($1::int, $2::int) AS n`,
      [...range, this.#owners],
    );
  }
}
