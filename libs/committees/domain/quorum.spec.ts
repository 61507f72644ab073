import fc from 'fast-check';
import { quorum, type SeatMember } from './quorum.js';

const seat = (memberId: string, college: SeatMember['college'], change: Partial<SeatMember> = {}): SeatMember => ({
  memberId,
  college,
  substituteOf: null,
  present: true,
  declared: true,
  recused: false,
  ...change,
});
const five = (change: Record<string, Partial<SeatMember>> = {}): SeatMember[] => [
  seat('a', 'local_authorities', change.a),
  seat('b', 'local_authorities', change.b),
  seat('c', 'state_services', change.c),
  seat('d', 'state_services', change.d),
  seat('e', 'civil_society', change.e),
];
const HALF = { shareBasisPoints: 5000, minPerCollege: 1 };

describe('quorum', () => {
  it('is reached with half of the seats and one of each college', () => {
    const absent = five({ b: { present: false }, d: { present: false } });
    expect(quorum(absent, HALF)).toMatchObject({ seats: 5, present: 3, required: 3, reached: true });
  });

  it('is not reached when a whole college is away, whatever the number', () => {
    const result = quorum(five({ e: { present: false } }), HALF);
    expect(result).toMatchObject({ present: 4, required: 3, reached: false });
    expect(result.colleges.find((college) => college.college === 'civil_society')).toMatchObject({
      required: 1,
      present: 0,
      reached: false,
    });
  });

  it('a substitute fills the seat only while its titular does not', () => {
    const substitute = seat('e2', 'civil_society', { substituteOf: 'e' });
    expect(quorum([...five(), substitute], HALF)).toMatchObject({ seats: 5, present: 5 });
    expect(quorum([...five(), substitute], HALF).voters).not.toContain('e2');
    expect(quorum([...five({ e: { present: false } }), substitute], HALF).voters).toContain('e2');
  });

  it('a recused member is counted on neither side, and no longer votes', () => {
    const result = quorum(five({ e: { recused: true } }), HALF);
    expect(result).toMatchObject({ seats: 4, present: 4, required: 2, reached: true });
    expect(result.voters).not.toContain('e');
  });

  it('the substitute of a recused titular may sit for that file', () => {
    const substitute = seat('e2', 'civil_society', { substituteOf: 'e' });
    expect(quorum([...five({ e: { recused: true } }), substitute], HALF).voters).toContain('e2');
  });

  it('whoever has not declared fills no seat, and a substitute who has may sit meanwhile', () => {
    const undeclared = five({ e: { declared: false } });
    expect(quorum(undeclared, HALF)).toMatchObject({ seats: 5, present: 4, reached: false });
    expect(quorum(undeclared, HALF).voters).not.toContain('e');
    const substitute = seat('e2', 'civil_society', { substituteOf: 'e' });
    expect(quorum([...undeclared, substitute], HALF)).toMatchObject({ present: 5, reached: true });
  });

  it('the only seat of a college, held by a substitute who withdraws, leaves the total: the file can be decided', () => {
    const substitute = seat('e2', 'civil_society', { substituteOf: 'e', recused: true });
    expect(quorum([...five({ e: { present: false } }), substitute], HALF)).toMatchObject({ seats: 4, present: 4, reached: true });
    expect(quorum(five({ e: { present: false } }), HALF).reached).toBe(false);
  });

  it('nobody at all is never a quorum', () => {
    expect(quorum([], HALF).reached).toBe(false);
    const all = { recused: true };
    expect(quorum(five({ a: all, b: all, c: all, d: all, e: all }), HALF).reached).toBe(false);
  });

  it('somebody who arrives never breaks it', () => {
    const anyone = fc.array(fc.record({ present: fc.boolean(), declared: fc.boolean(), recused: fc.boolean() }), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(anyone, fc.nat(4), (states, who) => {
        const members = five().map((member, index) => ({ ...member, ...states[index] }));
        const more = members.map((member, index) => (index === who ? { ...member, present: true, declared: true } : member));
        return !quorum(members, HALF).reached || quorum(more, HALF).reached;
      }),
    );
  });
});
