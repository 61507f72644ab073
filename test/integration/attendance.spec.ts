import type { AttendanceView } from '#programmes';
import { aPdf } from '../support/associations.js';
import { expectRefusal, User, visitor } from '../support/people.js';
import { aProgramme, must, programmeOfficer } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

describe('attendance at a gathering', () => {
  let world: OwnWorld;
  let nadia: User;
  let programmeId: string;
  beforeAll(async () => {
    world = await createWorld();
    nadia = await programmeOfficer(world);
    programmeId = (await aProgramme(world)).id;
  });
  afterAll(() => world?.close());

  async function aWorkshop(endsOn = '2018-10-18'): Promise<string> {
    const title = { fr: 'Atelier de formation', ar: 'ورشة تكوين' };
    const body = { kind: 'capacity_building', title, startsOn: '2018-10-16', endsOn, place: 'Rabat', attendance: 53 };
    return must(await nadia.post<{ id: string }>(`/api/programmes/${programmeId}/gatherings`, body)).id;
  }
  const write = async (gathering: string, name: string, organisation: string | null = 'ALCS') =>
    must(await nadia.post<{ id: string }>(`/api/attendance/gatherings/${gathering}/attendees`, { name, organisation })).id;
  const read = async (gathering: string, who = nadia) => must(await who.get<AttendanceView>(`/api/attendance/gatherings/${gathering}`));
  const certify = (gathering: string, body: object = {}) => nadia.post(`/api/attendance/gatherings/${gathering}/certificates`, body);
  const printed = (gathering: string, attendee: string) =>
    eventually(async () => {
      const row = (await read(gathering)).attendees.find(({ id }) => id === attendee);
      return row?.certificate?.ready ? row.certificate : null;
    }, 'the certificate to be printed');
  const codeOf = async (certificateId: string) =>
    (await world.sql<{ code: string }>(`SELECT verification_code AS code FROM attendance_certificate WHERE id = $1`, [certificateId]))[0]!
      .code;
  const verified = async (code: string) => must(await visitor(world).get(`/api/public/verifications/${code}`));

  it('Nadia writes who came, keeps the signed list, and gives each a certificate that anybody can verify', async () => {
    const gathering = await aWorkshop();
    const amina = await write(gathering, 'Amina Participante');
    await write(gathering, 'إدريس مشارك', null);
    must(await nadia.upload(`/api/attendance/gatherings/${gathering}/sheets`, aPdf('emargement')));
    expect(must(await certify(gathering))).toEqual({ issued: 2 });
    const certificate = await printed(gathering, amina);
    expect(certificate.number).toMatch(/^ATT-\d{4}-\d{5}$/);
    const file = await nadia.get(`/api/attendance/certificates/${certificate.id}/file`);
    expect(file.raw.subarray(0, 5).toString()).toBe('%PDF-');
    const view = await read(gathering);
    expect([view.present, view.gathering.attendance, view.sheets.map(({ name }) => name)]).toEqual([2, 53, ['emargement.pdf']]);
    expect((await nadia.get(`/api/attendance/sheets/${view.sheets[0]!.id}/file`)).status).toBe(200);
    expect(await verified(await codeOf(certificate.id))).toMatchObject({
      kind: { fr: 'Attestation de présence' },
      number: certificate.number,
      status: { fr: 'Authentique' },
    });
    // Asked again, nobody gets a second one.
    expect(must(await certify(gathering))).toEqual({ issued: 0 });
  });

  it('a name that is put right takes its certificate back; a new one is given, and the old one says that it holds no more', async () => {
    const gathering = await aWorkshop();
    const id = await write(gathering, 'Salma Benali');
    must(await certify(gathering, { attendeeIds: [id] }));
    const old = await printed(gathering, id);
    const at = `/api/attendance/attendees/${id}`;
    must(await nadia.put(at, { name: 'Salma Benali', organisation: 'ALCS', quality: 'Trésorière', version: 1 }));
    expect((await read(gathering)).attendees[0]!.certificate).not.toBeNull();
    must(await nadia.put(at, { name: 'Salma Benâli', organisation: 'ALCS', quality: 'Trésorière', version: 2 }));
    expect((await read(gathering)).attendees[0]!.certificate).toBeNull();
    expect(await verified(await codeOf(old.id))).toMatchObject({ status: { fr: 'Retirée : elle ne vaut plus' } });
    must(await certify(gathering, { attendeeIds: [id] }));
    expect((await printed(gathering, id)).number).not.toBe(old.number);
    expectRefusal(await nadia.put(at, { name: 'Autre', version: 2 }), 409, 'VERSION_CONFLICT');
  });

  it('who was written by mistake is taken off with the reason, the certificate with them; both can be brought back, the certificate anew', async () => {
    const gathering = await aWorkshop();
    const id = await write(gathering, 'Personne Absente');
    must(await certify(gathering));
    const { id: certificateId } = await printed(gathering, id);
    must(await nadia.post(`/api/attendance/attendees/${id}/withdrawal`, { version: 1, reason: 'n’était pas là' }));
    const { attendees, present } = await read(gathering);
    expect([present, attendees[0]!.withdrawn?.reason, attendees[0]!.certificate]).toEqual([0, 'n’était pas là', null]);
    expect(await verified(await codeOf(certificateId))).toMatchObject({ status: { fr: 'Retirée : elle ne vaut plus' } });
    expect(must(await certify(gathering))).toEqual({ issued: 0 });
    expectRefusal(await nadia.put(`/api/attendance/attendees/${id}`, { name: 'X', version: 2 }), 409, 'ENTRY_WITHDRAWN');
    must(await nadia.post(`/api/attendance/attendees/${id}/restoration`, { version: 2 }));
    expect(must(await certify(gathering))).toEqual({ issued: 1 });
  });

  it('nobody is certified to have been at what is not over', async () => {
    const gathering = await aWorkshop('2099-01-01');
    await write(gathering, 'Future Participante');
    expectRefusal(await certify(gathering), 409, 'GATHERING_NOT_OVER');
  });

  it('names are for who keeps the list: national officers and auditors; not for other roles, not for a region, not in the trail', async () => {
    const gathering = await aWorkshop();
    const id = await write(gathering, 'Nom Confidentiel');
    const auditor = await User.with(world, 'Aziz Audit', [{ role: 'auditor' }]);
    expect((await read(gathering, auditor)).can).toEqual([]);
    expectRefusal(await auditor.put(`/api/attendance/attendees/${id}`, { name: 'Y', version: 1 }), 403, 'FORBIDDEN');
    for (const grant of [
      { role: 'instructor' as const },
      { role: 'accountant' as const },
      { role: 'programme.officer' as const, scope: { regionCode: 'MA-09' } },
    ]) {
      const other = await User.with(world, `Autre ${grant.role} ${grant.scope ? 'régional' : ''}`, [grant]);
      expectRefusal(await other.get(`/api/attendance/gatherings/${gathering}`), 403, 'FORBIDDEN');
    }
    expectRefusal(await visitor(world).get(`/api/attendance/gatherings/${gathering}`), 401, 'UNAUTHENTICATED');
    expect(await world.sql(`SELECT FROM audit_entry WHERE detail::text LIKE '%Confidentiel%'`)).toHaveLength(0);
  });

  it('two officers who certify at once give each person one certificate', async () => {
    const gathering = await aWorkshop();
    for (let index = 0; index < 12; index++) await write(gathering, `Personne ${index}`);
    const issued = await Promise.all([certify(gathering), certify(gathering)]);
    expect(issued.map(({ body }) => body.issued as number).reduce((a, b) => a + b, 0)).toBe(12);
  });
});
