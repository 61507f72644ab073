/**
 * Keeps of a style sheet what one page uses, so that it can be written into the page: rules whose classes are all in the HTML,
 * and custom properties that something kept refers to. Understands what our sheets contain: rules, comments, one level or more of
 * at-rules (@media, @supports); @font-face is kept as it is.
 */
interface Rule {
  /** Enclosing at-rules, outermost first. */
  within: string[];
  selector: string;
  body: string;
}

/** Splits a sheet into flat rules. */
export function parseRules(css: string): Rule[] {
  return readRules(css.replace(/\/\*[\s\S]*?\*\//g, ''), []);
}

function readRules(css: string, within: string[]): Rule[] {
  const rules: Rule[] = [];
  let start = 0;
  for (let open = css.indexOf('{'); open >= 0; open = css.indexOf('{', start)) {
    const prelude = css.slice(start, open).trim();
    const close = closingBrace(css, open);
    const body = css.slice(open + 1, close).trim();
    if (/^@(media|supports|layer|container)/.test(prelude)) rules.push(...readRules(body, [...within, prelude]));
    else rules.push({ within, selector: prelude, body });
    start = close + 1;
  }
  return rules;
}

function closingBrace(css: string, open: number): number {
  let depth = 0;
  for (let index = open; index < css.length; index += 1) {
    if (css[index] === '{') depth += 1;
    if (css[index] === '}' && (depth -= 1) === 0) return index;
  }
  return css.length;
}

/** The part of `rules` that `html` uses, as a style sheet. */
export function criticalCss(rules: Rule[], html: string): string {
  const classes = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap((match) => (match[1] as string).split(/\s+/)));
  const used = rules
    .filter((rule) => !rule.selector.startsWith('@keyframes'))
    .map((rule) => ({ ...rule, selector: usedSelectors(rule.selector, classes) }))
    .filter((rule) => rule.selector !== '');
  return write(withoutIdleProperties(used, html));
}

/** Of a selector list, the selectors whose classes are all on the page. */
function usedSelectors(selectors: string, classes: Set<string>): string {
  if (selectors.startsWith('@')) return selectors;
  return splitTopLevel(selectors)
    .filter((selector) =>
      [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.((?:\\.|[\w-])+)/g)].every(([, name]) =>
        classes.has((name as string).replaceAll('\\', '')),
      ),
    )
    .join(',');
}

/** Commas inside :where(a, b) do not separate selectors. */
function splitTopLevel(selectors: string): string[] {
  let depth = 0;
  return selectors
    .replace(/[(),]/g, (mark) => {
      depth += mark === '(' ? 1 : mark === ')' ? -1 : 0;
      return mark === ',' && depth === 0 ? '\n' : mark;
    })
    .split('\n')
    .map((selector) => selector.trim())
    .filter(Boolean);
}

const reference = /var\(\s*(--[\w-]+)/g;

/** Drops declarations of custom properties nothing refers to, until nothing more falls. */
function withoutIdleProperties(rules: Rule[], html: string): Rule[] {
  let kept = rules;
  for (let before = -1; before !== lengthOf(kept);) {
    before = lengthOf(kept);
    const wanted = new Set(
      [...kept.map((rule) => rule.body), html].flatMap((text) => [...text.matchAll(reference)].map((match) => match[1] as string)),
    );
    kept = kept
      .map((rule) => ({
        ...rule,
        body: declarations(rule.body)
          .filter((line) => !line.startsWith('--') || wanted.has(line.split(':')[0]?.trim() ?? ''))
          .join(';'),
      }))
      .filter((rule) => rule.body !== '');
  }
  return kept;
}

const lengthOf = (rules: Rule[]): number => rules.reduce((sum, rule) => sum + rule.body.length, 0);

/** Semicolons inside url(data:…;…) or quotes do not end a declaration. */
function declarations(body: string): string[] {
  return (body.match(/(?:"[^"]*"|'[^']*'|\([^()]*(?:\([^()]*\)[^()]*)*\)|[^;"'(])+/g) ?? []).map((line) => line.trim()).filter(Boolean);
}

function write(rules: Rule[]): string {
  return rules
    .map(({ within, selector, body }) => within.reduceRight((inner, at) => `${at}{${inner}}`, `${selector}{${body}}`))
    .join('')
    .replace(/\s+/g, ' ');
}
