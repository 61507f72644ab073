import { criticalCss, parseRules } from './critical-css.js';

const sheet = `
/* a comment { } */
:root { --used: 1px; --indirect: var(--used); --idle: 2px; }
.card { padding: var(--indirect); background: url("data:image/svg+xml;utf8,<svg/>"); }
.card.wide, .absent { margin: 0 }
body, .other { color: black }
@media (max-width: 600px) { .card { padding: 0 } .absent { padding: 1px } }
.table:where([data-a], [data-b]) .cell { color: red }
@keyframes spin { from { opacity: 0 } }
`;

describe('the style sheet written into a public page', () => {
  const css = criticalCss(parseRules(sheet), '<body class="x"><div class="card">…</div></body>');

  it('keeps the rules of the classes on the page, inside their media', () => {
    expect(css).toContain('.card{padding: var(--indirect)');
    expect(css).toContain('@media (max-width: 600px){.card{padding: 0}}');
    expect(css).toContain('body{color: black}');
    expect(css).toContain('url("data:image/svg+xml;utf8,<svg/>")');
  });

  it('drops the rest: absent classes, partly absent selectors, animations, idle properties', () => {
    expect(css).not.toMatch(/absent|wide|other|cell|keyframes|idle/);
  });

  it('keeps properties that are needed only by other properties', () => {
    expect(css).toContain('--used: 1px');
    expect(css).toContain('--indirect: var(--used)');
  });
});
