import { errorRegistry, type Label } from '#kernel';
import { ROLE_NAMES } from '#identity';
import { messageRegistry } from '#notifications';
import { FIELD_MESSAGES, JobRegistry, machinesOf, policyRegistry } from '#platform';
import { DEMONSTRATION_PEOPLE } from '../../seeds/people.js';
import { CONTEXTS } from '../../apps/contexts.js';
import { deadlineBindings } from './due-dates.js';

const isComplete = (label: Label) => Boolean(label.fr?.trim() && label.ar?.trim() && label.en?.trim());
const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
const ARABIC = /[\u0600-\u06ff]/;

describe('state machines', () => {
  const machines = machinesOf(CONTEXTS);

  it('every graph is whole: reachable, no accidental dead end, labelled in the three languages', () => {
    expect(machines.flatMap((machine) => machine.defects())).toEqual([]);
  });

  it('has one name each', () => {
    const names = machines.map((machine) => machine.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names only roles that exist', () => {
    // `*`: the policy of each kind decides (proposals under dual control).
    const known = new Set<string>([...ROLE_NAMES, 'system', 'anonymous', '*']);
    const wrong = machines.flatMap((machine) =>
      machine.events.flatMap((event) =>
        machine.definition.events[event]!.by.filter((role) => !known.has(role)).map((role) => `${machine.name}.${event}: ${role}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('whoever the table lets cause an event is let through by the policy of the same name', () => {
    const wrong = machines.flatMap((machine) =>
      machine.events.flatMap((event) => {
        const policy = policyRegistry.get(`${machine.name}.${event}`);
        if (!policy) return [];
        const table = [...machine.rolesFor(event)].sort().join();
        return [...policy.roles].sort().join() === table ? [] : [`${machine.name}.${event}: table ${table}, policy ${policy.roles.join()}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('roles', () => {
  /** Who finds nothing at first sign-in that another does not. */
  const WITHOUT_A_STORY = ['association.treasurer', 'association.reader', 'association.delegate'];

  it('each has its person in the demonstration, who finds real work', () => {
    const shown = new Set<string>(DEMONSTRATION_PEOPLE.flatMap(({ roles }) => roles));
    expect(ROLE_NAMES.filter((role) => !shown.has(role)).sort()).toEqual([...WITHOUT_A_STORY].sort());
  });
});

describe('texts', () => {
  it('every error code speaks the three languages, with the same places', () => {
    const wrong = [...errorRegistry].filter(
      ([, definition]) =>
        !isComplete(definition) ||
        !ARABIC.test(definition.ar) ||
        places(definition.fr).join().replaceAll('Fr', '') !== places(definition.ar).join().replaceAll('Ar', ''),
    );
    expect(wrong.map(([code]) => code)).toEqual([]);
  });

  it('every field message too', () => {
    const wrong = Object.entries(FIELD_MESSAGES).filter(
      ([, label]) => !isComplete(label) || places(label.fr).join() !== places(label.ar).join(),
    );
    expect(wrong.map(([code]) => code)).toEqual([]);
  });

  it('every kind of message too', () => {
    const wrong = [...messageRegistry.values()].filter((message) =>
      [message.subject, message.body, ...(message.action ? [message.action] : [])].some(
        (label) =>
          !isComplete(label) ||
          !ARABIC.test(label.ar) ||
          places(label.fr).join() !== places(label.ar).join() ||
          places(label.fr).join() !== places(label.en).join(),
      ),
    );
    expect(wrong.map((message) => message.name)).toEqual([]);
  });
});

describe('the words of the audit trail', () => {
  const subjects = CONTEXTS.flatMap((context) => Object.entries(context.trail.subjects));
  const acts = CONTEXTS.flatMap((context) => Object.entries(context.trail.acts));
  const machineOf = (name: string) => machinesOf(CONTEXTS).find((machine) => machine.name === name);

  it('speak the three languages, once each', () => {
    const all = [...subjects, ...acts];
    expect(all.filter(([, label]) => !isComplete(label) || !ARABIC.test(label.ar)).map(([code]) => code)).toEqual([]);
    for (const words of [subjects, acts]) expect(new Set(words.map(([code]) => code)).size).toBe(words.length);
  });

  it('name no act that a machine names already, and only known subjects', () => {
    const known = new Set(subjects.map(([subject]) => subject));
    const wrong = acts.filter(([code]) => {
      const [subject, event] = code.split('.') as [string, string];
      return !known.has(subject) || Boolean(machineOf(subject)?.definition.events[event]);
    });
    expect(wrong.map(([code]) => code)).toEqual([]);
  });
});

describe('policies', () => {
  it('name only roles that exist', () => {
    const known = new Set<string>([...ROLE_NAMES, '*', 'anonymous']);
    const wrong = [...policyRegistry].flatMap(([name, policy]) =>
      policy.roles.filter((role) => !known.has(role)).map((role) => `${name}: ${role}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('acts that need two persons', () => {
  const proposals = CONTEXTS.flatMap((context) => context.proposals.map((binding) => ({ context, ...binding })));

  it('have one kind each, words in the three languages, and policies on both sides that ask for the second factor again', () => {
    const kinds = proposals.map(({ definition }) => definition.kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(proposals.filter(({ definition }) => !isComplete(definition.label)).map(({ definition }) => definition.kind)).toEqual([]);
    const weak = proposals.flatMap(({ definition }) =>
      [definition.propose, definition.confirm].filter((policy) => !policyRegistry.get(policy)?.stepUp),
    );
    expect(weak).toEqual([]);
  });

  it('have a handler that is a provider of their room', () => {
    const lost = proposals.filter(
      ({ context, handler }) => !((Reflect.getMetadata('providers', context.module) ?? []) as unknown[]).includes(handler),
    );
    expect(lost.map(({ definition }) => definition.kind)).toEqual([]);
  });
});

describe('jobs', () => {
  it('each has one handler; subscriptions, schedules and deadlines lead to jobs that exist', () => {
    const registry = new JobRegistry(
      CONTEXTS.flatMap((context) => context.jobs),
      CONTEXTS.flatMap((context) => context.subscriptions),
      CONTEXTS.flatMap((context) => context.schedules),
    );
    const followed = deadlineBindings(CONTEXTS).flatMap(({ definition }) => definition.follows ?? []);
    expect(followed.filter((job) => !registry.binding(job.name)).map((job) => job.name)).toEqual([]);
  });

  it('a handler is a provider of its context', () => {
    const wrong = CONTEXTS.filter((context) => context.name !== 'platform').flatMap((context) => {
      const providers = (Reflect.getMetadata('providers', context.module) ?? []) as unknown[];
      return context.jobs.filter((binding) => !providers.includes(binding.handler)).map((binding) => binding.job.name);
    });
    expect(wrong).toEqual([]);
  });
});

describe('jobs that somebody waits for', () => {
  const jobs = CONTEXTS.flatMap((context) => context.jobs).map(({ job }) => job);
  const subjects = new Set(CONTEXTS.flatMap((context) => Object.keys(context.trail.subjects)));

  it('every document says what it is, and who is kept waiting when it fails', () => {
    const silent = jobs.filter((job) => job.queue === 'documents' && !job.keepsWaiting).map(({ name }) => name);
    expect(silent).toEqual([]);
  });

  it('by a subject that the trail knows, and in the three languages', () => {
    const wrong = jobs.filter(
      ({ keepsWaiting }) => keepsWaiting && (!subjects.has(keepsWaiting.subject) || !isComplete(keepsWaiting.what)),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
