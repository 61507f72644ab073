import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { likenessKeys } from '../../libs/associations/domain/name-likeness.js';
import { nameKey } from '../../libs/associations/domain/name-key.js';
import { User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const ROWS = 20_000;
const FRENCH =
  'Amal Nour Tamkine Chabab Jeunesse Femmes Solidarité Développement Culture Théâtre Enfance Avenir Migrants Atlas Souss'.split(' ');
const ARABIC = 'الأمل النور تمكين الشباب النساء التضامن التنمية الثقافة المسرح الطفولة المستقبل المهاجرين الأطلس سوس'.split(' ');
/** Of a list, the word at a place that wanders. */
const wander = (words: readonly string[], n: number, step: number) => words[(n * step + Math.floor(n / words.length)) % words.length]!;

/** What officers type: a common word, two, one of the other script, one with an error, a rare one, an ICE, a receipt, nothing that is there. */
const TYPED = [
  'jeunesse',
  'developpement jeunesse',
  'الامل',
  'التضامن الشباب',
  'theatre',
  'Tamkin',
  'zarqa17',
  '00017',
  'R-19999',
  'introuvable',
];

describe('searching twenty thousand associations', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    const rows = Array.from({ length: ROWS }, (_, n) => {
      const fr = `Association ${wander(FRENCH, n, 7)} ${wander(FRENCH, n, 4)} ${n % 97 === 17 ? 'Zarqa17' : `Douar ${n}`}`;
      const ar = `جمعية ${wander(ARABIC, n, 5)} ${wander(ARABIC, n, 3)} ${n}`;
      const keys = likenessKeys({ fr, ar });
      return { name: { fr, ar }, keyFr: nameKey(fr), keyAr: nameKey(ar), ...keys, ice: String(n).padStart(13, '0'), receipt: `R-${n}` };
    });
    for (let from = 0; from < ROWS; from += 2_000)
      await world.sql(
        `INSERT INTO association (id, name, name_key_fr, name_key_ar, name_core_fr, name_core_ar, name_sounds, kind, of_migrants, ice, receipt_number,
           region_code, state, submitted_at, verified_at)
         SELECT gen_random_uuid(), r.name, r."keyFr", r."keyAr", r."nameCoreFr", r."nameCoreAr", ARRAY(SELECT jsonb_array_elements_text(r."nameSounds")),
           'association', false, r.ice || lpad((97 - (r.ice || '00')::numeric % 97)::text, 2, '0'), r.receipt, 'MA-09',
           'verified', clock_timestamp(), clock_timestamp()
         FROM jsonb_to_recordset($1::jsonb) AS r (name jsonb, "keyFr" text, "keyAr" text, "nameCoreFr" text, "nameCoreAr" text, "nameSounds" jsonb, ice text, receipt text)`,
        [JSON.stringify(rows.slice(from, from + 2_000))],
      );
    await world.sql('VACUUM ANALYZE association');
  }, 180_000);
  afterAll(() => world?.close());

  it('finds each by what is typed, in either script, with an error too', async () => {
    const officer = await User.with(world, 'Chercheuse', [{ role: 'instructor' }]);
    const total = async (typed: string) =>
      must(await officer.get<{ total: number }>(`/api/associations?pageSize=25&q=${encodeURIComponent(typed)}`)).total;
    const found = new Map<string, number>();
    for (const typed of TYPED) found.set(typed, await total(typed));
    expect(found.get('introuvable')).toBe(0);
    expect(found.get('zarqa17')).toBe(Math.ceil((ROWS - 17) / 97));
    for (const typed of TYPED.filter((one) => one !== 'introuvable')) expect([typed, found.get(typed)! > 0]).toEqual([typed, true]);
  });

  it('and says how long it takes, over HTTP', async () => {
    const officer = await User.with(world, 'Chronomètre', [{ role: 'instructor' }]);
    const took: { typed: string; ms: number }[] = [];
    for (let turn = 0; turn < 12; turn++)
      for (const typed of TYPED) {
        const began = performance.now();
        must(await officer.get(`/api/associations?pageSize=25&q=${encodeURIComponent(typed)}`));
        if (turn > 1) took.push({ typed, ms: performance.now() - began });
      }
    const of = (share: number, among: readonly { ms: number }[]) =>
      among.map(({ ms }) => ms).sort((one, other) => one - other)[Math.floor(among.length * share)]!;
    const lines = TYPED.map((typed) => {
      const mine = took.filter((one) => one.typed === typed);
      return `${typed}: ${of(0.5, mine).toFixed(1)} / ${of(0.95, mine).toFixed(1)}`;
    });
    const figures = [
      `${ROWS} associations over HTTP, ms (p50 / p95)`,
      ...lines,
      `all: ${of(0.5, took).toFixed(1)} / ${of(0.95, took).toFixed(1)}`,
    ];
    // `SEARCH_FIGURES=file npm test -- integration/association-search`
    if (process.env.SEARCH_FIGURES) writeFileSync(process.env.SEARCH_FIGURES, `${figures.join('\n')}\n`);
    // The figure of the machine at rest is in the decision; here it must not be of another order.
    expect(of(0.5, took)).toBeLessThan(250);
  });
});
