import fs from 'node:fs';
import path from 'node:path';

const source = path.resolve('apps/web/src');

/** Properties that know only left and right; a line may say why it is physical with the comment "digits" or "chart". */
const physicalCss =
  /(?:margin|padding|border)-(?:left|right)|(?:^|[\s;{])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)/;
const physicalProps =
  /\s(?:ml|mr|pl|pr)=|\bta="(?:left|right)"|(?:margin|padding|border)(?:Left|Right)\b|textAlign: '(?:left|right)'|[{,]\s*(?:left|right):/;
const allowed = /\/[*/] (?:digits|chart)/;

function files(folder: string, extension: RegExp): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? files(full, extension) : extension.test(entry.name) ? [full] : [];
  });
}

const offences = (extension: RegExp, pattern: RegExp) =>
  files(source, extension).flatMap((file) =>
    fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .map((line, index) => ({ where: `${path.relative(source, file)}:${index + 1}`, line }))
      .filter(({ line }) => pattern.test(line) && !allowed.test(line))
      .map(({ where, line }) => `${where} ${line.trim()}`),
  );

describe('both directions', () => {
  it('style sheets use logical properties; digits alone are physical', () => {
    expect(offences(/\.css$/, physicalCss)).toEqual([]);
  });

  it('so do the screens', () => {
    expect(offences(/\.tsx$/, physicalProps)).toEqual([]);
  });
});
