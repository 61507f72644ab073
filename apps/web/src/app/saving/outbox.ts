import { ApiProblem } from '../api/problem.js';
import { pauseAfter } from './backoff.js';
import { Conflict, isLost, sendPart, waitsForPerson, type Known, type Line, type Part } from './part.js';
import type { Json } from './same.js';
import { ownerOf, sendTogether } from './together.js';

/** What somebody typed into one part of a draft and the API has not taken yet. */
export interface Unsent {
  id: string;
  /** Whose words they are, in which of their roles: nobody else sees or sends them. */
  person: string;
  grant: string | null;
  part: Part;
  /** What they were made from. */
  known: Known;
  content: Json;
  /** The life of the page on which they were typed. */
  life: string;
  /** Why sending them again would not help: the file was handed in meanwhile, it is gone … */
  stopped?: { title: string; detail: string };
  /** Somebody else changed the same field: the person chooses on the page of the part. */
  asks?: true;
}

/** Where unsent words outlive their page. */
export interface Store {
  all: () => Promise<Unsent[]>;
  set: (unsent: Unsent) => Promise<void>;
  delete: (ids: string[]) => Promise<void>;
}

/** An editor that is open on this page. */
export interface OpenEditor {
  part: Part;
  /** The API holds something newer, from this page. */
  hear: (known: Known) => void;
}

export interface OutboxOptions {
  store: Store;
  line: Line;
  life: string;
  /** Lives of pages that are still open: they send their own words. */
  livesNow: () => Promise<ReadonlySet<string>>;
}

/** What the banner says: what waits to be sent, and what cannot be saved any more. */
export interface Waiting {
  sendable: readonly Unsent[];
  stopped: readonly Unsent[];
}

const NOTHING: Waiting = { sendable: [], stopped: [] };

/**
 * The unsent words of one person on this computer. They are put down here as they are typed; the editor that holds them sends them, and
 * once it is gone the outbox does, from whatever page that person has open.
 */
export class Outbox {
  private person: string | null = null;
  private grant: string | null = null;
  private readonly entries = new Map<string, Unsent>();
  /** Words whose editor is open on this page, and whether it has tried in vain. */
  private readonly held = new Map<string, { late: boolean }>();
  private readonly editors = new Set<OpenEditor>();
  private readonly listeners = new Set<() => void>();
  private shown: Waiting = NOTHING;
  private flushing: Promise<boolean> | null = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private written: Promise<unknown> = Promise.resolve();
  private sending: ReadonlySet<string> = new Set();
  /** Told when what the API holds has changed by it. */
  onSent: ((address: string) => void) | null = null;

  constructor(private readonly options: OutboxOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = (): Waiting => this.shown;

  /** Something can still be sent. */
  get unsaved(): boolean {
    return this.shown.sendable.length > 0;
  }

  /** This person is in, in this role: what they left unsent is sent. */
  async open(person: string, grant: string | null): Promise<void> {
    if (person !== this.person) {
      this.entries.clear();
      this.held.clear();
    }
    [this.person, this.grant] = [person, grant];
    await this.flush();
  }

  /** This person is no longer in on this page; what they left stays for them. */
  close(): void {
    clearTimeout(this.timer);
    this.person = null;
    this.entries.clear();
    this.held.clear();
    this.tell();
  }

  /** Puts words down before they are sent. */
  keep(unsent: Omit<Unsent, 'person' | 'grant' | 'life'>): Promise<void> {
    if (!this.person) return Promise.resolve();
    const entry = { ...unsent, person: this.person, grant: this.grant, life: this.options.life };
    if (!this.held.has(entry.id)) this.held.set(entry.id, { late: false });
    this.entries.set(entry.id, entry);
    this.tell();
    return this.write(() => this.options.store.set(entry));
  }

  /** The API has them, or the person does not want them. */
  drop(id: string): Promise<void> {
    this.held.delete(id);
    if (!this.entries.delete(id)) return Promise.resolve();
    this.tell();
    return this.write(() => this.options.store.delete([id]));
  }

  /** The editor that holds them has tried in vain. */
  late(id: string, late: boolean): void {
    const held = this.held.get(id);
    if (!held || held.late === late) return;
    held.late = late;
    this.tell();
  }

  /** The API refused what the editor sent: no use in sending it again as it is. */
  stop(id: string, refusal: ApiProblem): void {
    const entry = this.entries.get(id);
    if (entry) void this.put({ ...entry, stopped: this.wordsOf(refusal) });
  }

  /** The editor is gone: from now on the outbox sends what it left. */
  release(id: string): void {
    if (!this.held.delete(id)) return;
    this.tell();
    void this.flush();
  }

  /** An editor opens: it hears of newer content, and takes over what was left unsent for its part. */
  async attend(editor: OpenEditor): Promise<Unsent[]> {
    this.editors.add(editor);
    await this.flushing;
    await this.read();
    const left = [...this.entries.values()].filter(
      ({ id, part }) => part.address === editor.part.address && !this.held.has(id) && !this.sending.has(id),
    );
    for (const { id } of left) this.held.set(id, { late: false });
    this.tell();
    return left;
  }

  leave(editor: OpenEditor): void {
    this.editors.delete(editor);
  }

  /** Other editors of the same part on this page begin from what was just saved. */
  announce(part: Part, known: Known, by?: OpenEditor): void {
    for (const editor of this.editors) if (editor !== by && editor.part.address === part.address) editor.hear(known);
    this.onSent?.(part.address);
  }

  /** Sends what can be sent; tells whether nothing is left to send. */
  flush(): Promise<boolean> {
    this.flushing ??= this.read()
      .then(() => this.sendAll())
      .finally(() => {
        this.flushing = null;
      });
    return this.flushing;
  }

  /** Everything this person left unsent on this computer, also on other pages. */
  async everything(): Promise<Unsent[]> {
    await this.written;
    return (await this.options.store.all()).filter(({ person }) => person === this.person);
  }

  /** Tries once more what was given up. */
  async retry(id: string): Promise<void> {
    const entry = this.entries.get(id);
    if (entry) await this.put({ ...entry, stopped: undefined });
    await this.flush();
  }

  /** Before somebody else sits down at this computer. */
  async erase(): Promise<void> {
    const ids = (await this.everything()).map(({ id }) => id);
    this.close();
    await this.write(() => this.options.store.delete(ids));
  }

  private async sendAll(): Promise<boolean> {
    clearTimeout(this.timer);
    for (const entries of this.groups()) {
      const failure = await this.sendGroup(entries);
      if (!failure) continue;
      this.failures += 1;
      // What did not arrive now would not arrive a moment later either.
      if (!waitsForPerson(failure)) this.timer = setTimeout(() => void this.flush(), pauseAfter(this.failures));
      return false;
    }
    this.failures = 0;
    return !this.unsaved;
  }

  /** What is to be sent, by what can go in one request, the first put down first. */
  private groups(): Unsent[][] {
    const groups = new Map<string, Unsent[]>();
    for (const entry of this.entries.values()) {
      if (entry.grant !== this.grant || this.held.has(entry.id) || entry.stopped || entry.asks) continue;
      const key = ownerOf(entry.part) ?? entry.id;
      groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
    return [...groups.values()];
  }

  /** Parts of one draft in one request; where something stands against one of them each goes alone, and says so of itself. */
  private async sendGroup(entries: readonly Unsent[]): Promise<unknown> {
    const isOnce = new Set(entries.map(({ part }) => part.address)).size === entries.length;
    if (entries.length > 1 && isOnce) {
      const outcome = await this.sendMany(entries);
      if (outcome !== 'apart') return outcome;
    }
    for (const entry of entries) {
      const failure = await this.sendOne(entry);
      if (failure) return failure;
    }
    return null;
  }

  /** Returns the failure when the line is down. */
  private async sendMany(entries: readonly Unsent[]): Promise<unknown> {
    this.sending = new Set(entries.map(({ id }) => id));
    try {
      const known = await sendTogether(this.options.line, entries[0]!.person, entries);
      for (const [at, entry] of entries.entries()) {
        await this.drop(entry.id);
        this.announce(entry.part, known[at]!);
      }
      return null;
    } catch (failure) {
      if (isLost(failure)) return failure;
      if (failure instanceof ApiProblem) return 'apart';
      throw failure;
    } finally {
      this.sending = new Set();
    }
  }

  /** Sends the words of one part; returns the failure when the line is down. */
  private async sendOne(entry: Unsent): Promise<unknown> {
    this.sending = new Set([entry.id]);
    try {
      const sent = await sendPart(this.options.line, entry.person, entry.part, entry.known, entry.content);
      await this.drop(entry.id);
      this.announce(entry.part, sent);
      return null;
    } catch (failure) {
      if (isLost(failure)) return failure;
      if (failure instanceof Conflict) await this.put({ ...entry, asks: true });
      else if (failure instanceof ApiProblem) await this.put({ ...entry, stopped: this.wordsOf(failure) });
      else throw failure;
      return null;
    } finally {
      this.sending = new Set();
    }
  }

  private wordsOf(refusal: ApiProblem): { title: string; detail: string } {
    const fields = refusal.errors.map(({ message }) => message).join(' ');
    return { title: refusal.title, detail: fields || refusal.detail };
  }

  private put(entry: Unsent): Promise<void> {
    if (entry.person !== this.person) return Promise.resolve();
    this.entries.set(entry.id, entry);
    this.tell();
    return this.write(() => this.options.store.set(entry));
  }

  /** What other pages of this person left, or sent, since; those that are still open keep what they hold. */
  private async read(): Promise<void> {
    const { person } = this;
    const [stored, lives] = await Promise.all([this.everything(), this.options.livesNow()]);
    if (person !== this.person) return;
    const left = stored.filter(({ life }) => life === this.options.life || !lives.has(life));
    for (const id of [...this.entries.keys()]) if (!this.held.has(id) && !left.some((entry) => entry.id === id)) this.entries.delete(id);
    for (const entry of left) if (!this.held.has(entry.id)) this.entries.set(entry.id, entry);
    this.tell();
  }

  /** One after the other, so that what was put down last stays. */
  private write(act: () => Promise<void>): Promise<void> {
    const done = this.written.then(act);
    this.written = done.catch(() => undefined);
    return done;
  }

  private tell(): void {
    const waiting = [...this.entries.values()].filter(({ id, stopped, asks }) => {
      const held = this.held.get(id);
      // What its open editor says by itself is not said twice.
      return !held || (held.late && !stopped && !asks);
    });
    this.shown = { sendable: waiting.filter(({ stopped }) => !stopped), stopped: waiting.filter(({ stopped }) => stopped) };
    for (const listener of this.listeners) listener();
  }
}
