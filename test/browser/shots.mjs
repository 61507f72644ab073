// The gallery: every page × fr, ar × 1366, 390 px, as images with an index; also says what a demanding reader should look at first
// (accessibility violations, console errors, sideways scrolling). Usage: PUBLIC_URL=http://127.0.0.1:3000 node test/browser/shots.mjs [filter]
import fs from 'node:fs';
import path from 'node:path';
import { axeViolations, launchBrowser, openPage, overflowsSideways, settled, signIn } from './support/browser.mjs';
import { commonPages, pagesByAccount, publicPages } from './support/pages.mjs';

const baseURL = process.env.PUBLIC_URL ?? 'http://127.0.0.1:3000';
const out = path.resolve(process.env.SHOTS_DIR ?? 'shots');
const filter = process.argv[2] ?? '';
const languages = ['fr', 'ar'];
const widths = [1366, 390];

fs.mkdirSync(out, { recursive: true });
const browser = await launchBrowser();
const gallery = [];

const accounts = /** @type {{ email: string, name: string }[]} */ (await (await fetch(`${baseURL}/api/demo/accounts`)).json());
const visits = [
  () => walk('public', null, publicPages),
  ...accounts.map(
    ({ email, name }) =>
      () =>
        walk(name, email, [...commonPages, ...(pagesByAccount[email] ?? [])]),
  ),
];
// Two people at once: a page waits for its network longer than it works.
await Promise.all(
  [1, 2].map(async () => {
    for (let visit = visits.shift(); visit; visit = visits.shift()) await visit();
  }),
);
await browser.close();
writeIndex();
const unseen = filter ? [] : routesWithoutShot(gallery.map(({ address }) => address).filter(Boolean));
const remarks = [
  ...gallery.flatMap((shot) => shot.remarks.map((remark) => `${shot.file || `${shot.who} ${shot.name}`}: ${remark}`)),
  ...unseen.map((route) => `/app/${route}: no page of the gallery shows it`),
];
console.log(remarks.join('\n'));
console.log(`${gallery.length} images, ${remarks.length} remarks: ${path.join(out, 'index.html')}`);

async function walk(who, email, pages) {
  const wanted = pages.filter(({ name }) => `${who} ${name}`.includes(filter));
  if (wanted.length === 0) return;
  const { page, context, faults } = await openPage(browser, baseURL);
  if (email) await signIn(page, email);
  for (const listed of wanted) {
    for (const language of languages) {
      const address = await addressOf(page, listed, language).catch(() => null);
      if (!address) {
        gallery.push({ who, name: listed.name, language, width: 0, file: '', remarks: ['nothing to show'] });
        continue;
      }
      for (const width of widths) {
        const shot = { who, name: listed.name, address, language, width };
        const failed = (error) => ({ ...shot, file: '', remarks: [`could not be shown: ${error.message.split('\n')[0]}`] });
        gallery.push(await shoot(page, faults, shot).catch(failed));
      }
    }
  }
  await context.close();
}

async function addressOf(page, { path: found, from }, language) {
  if (from) await page.goto(withLanguage(from, language));
  const get = (address) => page.evaluate(async (url) => (await fetch(url)).json(), address);
  const address = typeof found === 'string' ? found : await found(get, page);
  return address && withLanguage(address, language);
}

function withLanguage(address, language) {
  const url = new URL(address, baseURL);
  url.searchParams.set('lang', language);
  return url.pathname + url.search;
}

async function shoot(page, faults, { who, name, address, language, width }) {
  faults.length = 0;
  await page.setViewportSize({ width, height: width > 600 ? 860 : 844 });
  const response = await page.goto(address);
  const untitled = await settled(page).then(
    () => [],
    () => ['the page has no title'],
  );
  const file = `${slug(who)}-${slug(name)}-${language}-${width}.png`;
  await page.screenshot({ path: path.join(out, file), fullPage: true });
  // The browser itself reports a document answered 404, which is what the page for that case is.
  const remarks = [
    ...untitled,
    ...faults.filter((fault) => !(response?.status() === 404 && fault.includes('404'))),
    ...(await axeViolations(page)),
  ];
  if (await overflowsSideways(page)) remarks.push('scrolls sideways');
  return { who, name, address, language, width, file, remarks };
}

/** Routes of the application that no page of the list reached: a screen that nobody looks at. */
function routesWithoutShot(addresses) {
  const features = new URL('../../apps/web/src/features/', import.meta.url);
  const source = fs.readdirSync(features).map((name) => fs.readFileSync(new URL(`${name}/index.tsx`, features), 'utf8'));
  const routes = source.flatMap((text) =>
    [...text.matchAll(/'([a-z]+(?:\/[$\w-]+)*)',?\n?\s*(?:component|lazyRoute)/g)].map(([, route = '']) => route),
  );
  const seen = addresses.map((address) => address.split('?')[0]);
  return routes.filter((route) => {
    const pattern = new RegExp(`^/app/${route.replace(/\$\w+/g, '[^/]+')}$`);
    return !seen.some((address) => pattern.test(address));
  });
}

function slug(text) {
  const plain = text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
  return plain || Buffer.from(text).toString('hex').slice(0, 12);
}

function writeIndex() {
  const titleOf = ({ who, name }) => `${who} · ${name}`;
  const sections = [...new Set(gallery.map(titleOf))]
    .map((title) => ({ title, shots: gallery.filter((shot) => titleOf(shot) === title) }))
    .map(
      ({ title, shots }) =>
        `<h2>${title}</h2><div class="row">${shots
          .map(({ file, language, width, remarks }) =>
            file
              ? `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="" style="width:${width > 600 ? 480 : 180}px"></a><figcaption>${language} ${width}${remarks.length ? ` <b>${remarks.length} remarks</b>` : ''}</figcaption></figure>`
              : `<p>${language}: nothing to show</p>`,
          )
          .join('')}</div>`,
    );
  const style =
    'body{font:15px system-ui;margin:24px}.row{display:flex;gap:16px;flex-wrap:wrap;align-items:start}figure{margin:0}img{border:1px solid #ccc}';
  fs.writeFileSync(
    path.join(out, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Jisr</title><style>${style}</style>${sections.join('')}`,
  );
}
