import type { Saving } from '../../ui/SaveState.js';
import { ApiProblem } from '../api/problem.js';
import { merge, type Clash, type Side } from './merge.js';
import type { OpenEditor, Outbox } from './outbox.js';
import { Conflict, isLost, sendPart, waitsForPerson, type Known, type Line, type Other, type Part } from './part.js';
import { isSame, type Json } from './same.js';
import { Saver } from './saver.js';

/** The fields that a person must choose between, and whose words stand against theirs. */
export interface Question extends Other {
  clashes: Clash[];
  /** What both sides were made from: the paths of the clashes lead into it, whatever became of the rows since. */
  base: Json;
}

interface AutosaveOptions {
  id: string;
  person: string;
  part: Part;
  start: Known;
  line: Line;
  outbox: Outbox;
  onState: (saving: Saving) => void;
  /** The content has become another one than was typed: somebody else's words came in, or words of a page that was closed. */
  onContent: (content: Json) => void;
  onQuestion: (question: Question | null) => void;
  /** What the API refused, until the next attempt. */
  onProblem: (problem: ApiProblem | null) => void;
  onSaved?: () => void;
  pauseMs?: number;
}

/** Saves one part of a draft as it is typed. What somebody else wrote meanwhile comes in field by field, and is never overwritten. */
export class Autosave implements OpenEditor {
  readonly part: Part;
  private known: Known;
  private content: Json;
  private conflict: { theirs: Known; other: Other; choices: Map<string, Side> } | null = null;
  private closed = false;
  private readonly saver: Saver;

  constructor(private readonly options: AutosaveOptions) {
    this.part = options.part;
    this.known = options.start;
    this.content = options.start.content;
    this.saver = new Saver({
      send: () => this.send(),
      isLost,
      waitsForPerson,
      onRefused: (failure) => this.refused(failure),
      onState: (saving) => {
        // While it tries again it has not arrived either.
        if (saving.state !== 'saving') options.outbox.late(options.id, saving.state === 'failed');
        options.onState(saving);
      },
      reasonOf: (failure) => (failure instanceof ApiProblem ? failure.title || undefined : undefined),
      pauseMs: options.pauseMs,
    });
  }

  get unsaved(): boolean {
    return this.saver.unsaved || this.conflict !== null;
  }

  get version(): number {
    return this.known.version;
  }

  /** Takes over what was left unsent for this part by pages that are gone. */
  async open(): Promise<void> {
    const { outbox } = this.options;
    for (const left of await outbox.attend(this)) {
      // One question at a time: what else was left goes by itself, and asks when it meets something.
      if (this.closed || this.conflict) {
        outbox.release(left.id);
        continue;
      }
      this.take(left.known, left.content);
      // After what was taken over has been put down.
      void outbox.drop(left.id);
    }
  }

  touch(content: Json): void {
    this.content = content;
    if (this.conflict) return this.rework();
    this.putDown();
    this.saver.touch();
  }

  async settle(): Promise<boolean> {
    return (await this.saver.settle()) && this.conflict === null;
  }

  /** Leaves what is not saved to the outbox. */
  forget(): void {
    this.saver.forget();
    this.options.outbox.release(this.options.id);
  }

  /** What was typed has become something else by a deed of its own (a sheet that was sent): the next words begin anew. */
  restart(version: number): void {
    this.saver.forget();
    this.known = { version, content: this.content };
    void this.options.outbox.drop(this.options.id);
  }

  /** Its page is gone: sends what waits, and leaves what does not arrive to the outbox. */
  async close(): Promise<void> {
    this.closed = true;
    this.options.outbox.leave(this);
    if (!(await this.settle())) this.forget();
  }

  choose(path: string, side: Side): void {
    this.conflict?.choices.set(path, side);
    this.rework();
  }

  hear(known: Known): void {
    // With words of its own on the way, it meets the newer version there.
    if (this.unsaved || known.version <= this.known.version) return;
    this.known = known;
    this.become(known.content);
  }

  private async send(): Promise<string> {
    if (this.conflict) throw new Conflict(this.conflict.theirs, this.conflict.other);
    const { line, person, outbox, id, onProblem, onSaved } = this.options;
    const typed = this.content;
    const sent = await sendPart(line, person, this.part, this.known, typed);
    this.known = { version: sent.version, content: sent.content };
    onProblem(null);
    // What was typed during the request stays; what came in with the answer stands beside it.
    this.become(merge(typed, this.content, sent.content).content);
    if (isSame(this.content, sent.content)) void outbox.drop(id);
    else this.putDown();
    outbox.announce(this.part, this.known, this);
    onSaved?.();
    return sent.at;
  }

  private refused(failure: unknown): void {
    if (failure instanceof Conflict) {
      this.conflict = { theirs: failure.theirs, other: failure.other, choices: this.conflict?.choices ?? new Map<string, Side>() };
      return this.rework();
    }
    const problem = failure instanceof ApiProblem ? failure : ApiProblem.network();
    this.options.outbox.stop(this.options.id, problem);
    this.options.onProblem(problem);
  }

  /**
   * Words that a page which is gone made from something older than what is known now. What is typed here meanwhile was made from what is known:
   * only what was left can stand against it.
   */
  private take(from: Known, left: Json): void {
    const apart = merge(from.content, left, this.known.content);
    const mine = merge(this.known.content, this.content, apart.content).content;
    if (apart.clashes.length === 0) {
      this.become(mine);
      if (!isSame(mine, this.known.content)) this.touch(mine);
      return;
    }
    const isLeft = ({ path, mine: words }: Clash) => apart.clashes.some((clash) => clash.path === path && isSame(clash.mine, words));
    const typed = merge(from.content, mine, this.known.content).clashes.filter((clash) => !isLeft(clash));
    const choices = new Map(typed.map(({ path }) => [path, 'mine' as const]));
    this.conflict = { theirs: this.known, other: { savedBy: null, savedAt: null }, choices };
    this.known = from;
    this.become(mine);
    this.rework();
  }

  /** Asks what is still to be chosen, or goes on with what both sides make together. */
  private rework(): void {
    if (!this.conflict) return;
    const { theirs, other, choices } = this.conflict;
    const { content, clashes } = merge(this.known.content, this.content, theirs.content, choices);
    if (clashes.length > 0) {
      this.putDown();
      return this.options.onQuestion({ clashes, base: this.known.content, ...other });
    }
    this.conflict = null;
    this.known = theirs;
    this.become(content);
    this.options.onQuestion(null);
    if (!isSame(content, theirs.content)) return this.touch(content);
    this.saver.forget();
    void this.options.outbox.drop(this.options.id);
  }

  private become(content: Json): void {
    const changed = !isSame(content, this.content);
    this.content = content;
    if (changed) this.options.onContent(content);
  }

  private putDown(): void {
    const { outbox, id } = this.options;
    void outbox.keep({ id, part: this.part, known: this.known, content: this.content, ...(this.conflict ? { asks: true as const } : {}) });
  }
}
