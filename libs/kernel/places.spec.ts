import fc from 'fast-check';
import { communeByCode, communeLabel, communesOf, matchPlace } from './communes.js';
import { isCodeOfCommune, isProvince, PROVINCE_CODES, provinceLabel, provincesOf, regionOfProvince } from './provinces.js';
import { REGION_CODES } from './regions.js';

describe('provinces and communes', () => {
  it('are the division of 2015: 12 regions, 75 provinces and prefectures, 1503 communes, none of them twice', () => {
    expect(PROVINCE_CODES).toHaveLength(75);
    expect(REGION_CODES.map((region) => provincesOf(region).length)).toEqual([8, 8, 9, 7, 5, 9, 8, 5, 6, 4, 4, 2]);
    const communes = PROVINCE_CODES.flatMap(communesOf);
    expect(communes).toHaveLength(1503);
    expect(new Set(communes.map(({ code }) => code)).size).toBe(1503);
  });

  it('each has a name in both scripts, its code says its province', () => {
    for (const code of PROVINCE_CODES) {
      expect(provinceLabel(code).ar).toMatch(/^[\p{Script=Arabic} -]+$/u);
      expect(REGION_CODES).toContain(regionOfProvince(code));
      for (const commune of communesOf(code)) {
        expect(isCodeOfCommune(commune.code, code)).toBe(true);
        expect(commune.label.fr).toMatch(/^[\p{Script=Latin}]/u);
        expect(commune.label.ar).toMatch(/^\p{Script=Arabic}/u);
      }
    }
  });

  it('what is no code is called as it stands', () => {
    expect(provinceLabel('Sous').fr).toBe('Sous');
    expect(communeLabel('09.001.01.01')).toMatchObject({ fr: 'Agadir', ar: 'أكادير' });
    expect(communeLabel('Sous').ar).toBe('Sous');
    expect([isProvince('MA-AGD'), isProvince('Agadir'), isProvince(null)]).toEqual([true, false, false]);
    expect(communeByCode('09.001.99.99')).toBeNull();
    expect(isCodeOfCommune('09.001.01.01', 'MA-TIZ')).toBe(false);
  });
});

describe('what was written freely', () => {
  const match = (province: string | null, commune: string | null, regionCode: string | null = 'MA-09') =>
    matchPlace({ regionCode, province, commune });

  it('is recognised in either script, without its accents and signs', () => {
    expect(match('agadir ida ou tanane', 'AGADIR')).toEqual({ province: 'MA-AGD', commune: '09.001.01.01' });
    expect(match('تزنيت', null)).toEqual({ province: 'MA-TIZ', commune: null });
    expect(match(null, 'أكادير')).toEqual({ province: 'MA-AGD', commune: '09.001.01.01' });
  });

  it('is left where two may be meant, or none', () => {
    expect(match('Sous', 'Agadir')).toEqual({ province: null, commune: null });
    expect(match('Oujda-Angad', null)).toEqual({ province: null, commune: null });
    expect(match(null, 'Sidi Boubker', null)).toEqual({ province: null, commune: null });
    expect(match(null, '  ')).toEqual({ province: null, commune: null });
  });

  it('whatever it is, a commune that is found lies in the province that is found, and that in the region', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom(...PROVINCE_CODES.flatMap((code) => [code, provinceLabel(code).fr])));
    fc.assert(
      fc.property(fc.constantFrom(...REGION_CODES), fc.option(name), fc.option(name), (regionCode, province, commune) => {
        const found = matchPlace({ regionCode, province, commune });
        if (found.commune) expect(communeByCode(found.commune)!.province).toBe(found.province);
        if (found.province && !isProvince(province)) expect(regionOfProvince(found.province)).toBe(regionCode);
      }),
      { numRuns: 300 },
    );
  });
});
