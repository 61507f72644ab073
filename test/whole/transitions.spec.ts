import { machinesOf } from '#platform';
import { CONTEXTS } from '../../apps/contexts.js';
import { arrow, keptMoves } from '../support/moves.js';

/** Arrows that the stories need not go, each with its reason. */
const LISTED: Readonly<Record<string, string>> = {
  'person: suspended → erase': 'as from the other states, by the same act',
  'application: reserve → select': 'the reserve list is not served yet',
  'application: reserve → select_partially': 'the reserve list is not served yet',
  'application: reserve → reject': 'the reserve list is not served yet',
};

// A table may promise what no use case does. The integration stories cause every arrow at least once, or it is not possible.
describe('the machines, after all stories', () => {
  const moves = keptMoves();
  const arrows = machinesOf(CONTEXTS).flatMap((machine) =>
    machine.events.flatMap((event) => machine.definition.events[event]!.from.map((from) => arrow(machine.name, from, event))),
  );

  it('every arrow was gone by some use case', () => {
    expect(arrows.filter((each) => !moves.has(each) && !LISTED[each])).toEqual([]);
  });

  it('what is listed is an arrow, and was not gone', () => {
    expect(Object.keys(LISTED).filter((each) => moves.has(each) || !arrows.includes(each))).toEqual([]);
  });
});
