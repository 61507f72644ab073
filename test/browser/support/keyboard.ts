import type { Locator, Page } from 'playwright-core';

const FARTHEST = 80;

/** Where the focus stands. */
interface Stop {
  what: string;
  reached: boolean;
  onScreen: boolean;
  /** Something that stays in view lies over it (WCAG 2.2, 2.4.11). */
  covered: boolean;
  /** What can be seen of the focus: styles of the element, of what follows it and of its label. */
  looks: string;
}

/** Somebody who has no mouse: every stop of the focus on the way must be seen. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Tabs until the focus is on `target`. Each element on the way shows that it has the focus, and stops showing it. */
  async goTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let stops = 0; stops < FARTHEST; stops += 1) {
      const stop = await this.look(target);
      if (stop?.reached) return;
      await this.page.keyboard.press('Tab');
      await this.mustBeSeen(target);
    }
    throw new Error(`the keyboard does not reach ${target} within ${FARTHEST} stops`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Goes to a button or a link and presses it. */
  async use(target: Locator): Promise<void> {
    await this.goTo(target);
    await this.press('Enter');
  }

  /** Goes to a box, a radio button or the like and chooses it. */
  async choose(target: Locator): Promise<void> {
    await this.goTo(target);
    await this.press('Space');
  }

  /** Goes to a field and writes into it, in place of what it held. */
  async write(target: Locator, text: string): Promise<void> {
    await this.goTo(target);
    await this.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
  }

  private async mustBeSeen(target: Locator): Promise<void> {
    const stop = await this.look(target);
    if (!stop) return;
    const without = await this.looksWithoutFocus();
    expect(stop).toMatchObject({ what: stop.what, onScreen: true, covered: false });
    expect({ what: stop.what, focus: stop.looks === without ? 'cannot be seen' : 'is seen' }).toEqual({
      what: stop.what,
      focus: 'is seen',
    });
  }

  /** The stop where the focus is now; null on the page itself. */
  private async look(target: Locator): Promise<Stop | null> {
    const reached =
      (await target.count()) > 0 && (await target.first().evaluate((element) => element.ownerDocument.activeElement === element));
    const seen = await this.page.evaluate<Omit<Stop, 'reached'> | null>(LOOK);
    return seen && { ...seen, reached };
  }

  /** The same element for the instant in which it has lost the focus; it takes it back. */
  private looksWithoutFocus(): Promise<string> {
    return this.page.evaluate(WITHOUT_FOCUS);
  }
}

// Written as texts: they run in the page, and the types of the tests are those of Node.
const LOOKS = `(element) => {
  const shown = [element, element.nextElementSibling, element.closest('label'), element.parentElement].filter(Boolean);
  // Read once to begin the transitions that the change starts, and again at their end.
  const read = () => JSON.stringify(shown.map((one) => visible.map((name) => getComputedStyle(one)[name])));
  const visible = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderTopColor', 'backgroundColor', 'textDecorationLine', 'transform', 'color'];
  read();
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  return read();
}`;
const LOOK = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  const within = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  const what = element.tagName.toLowerCase() + ' ' + (element.ariaLabel || element.textContent.trim().slice(0, 60) || element.id || element.name || '');
  // What is drawn by its label or its neighbour (a box, a radio button) is smaller than a point to hit.
  const hit = width > 4 && height > 4 ? document.elementFromPoint(left + width / 2, top + height / 2) : element;
  const mine = [element, element.parentElement, element.closest('label')].some((one) => one?.contains(hit));
  const covered = within && hit !== null && !mine && !hit.contains(element);
  return { what, onScreen: within && width > 0 && height > 0, covered, looks: (${LOOKS})(element) };
})()`;
const WITHOUT_FOCUS = `(() => {
  const element = document.activeElement;
  element.blur();
  const without = (${LOOKS})(element);
  element.focus({ focusVisible: true, preventScroll: true });
  return without;
})()`;
