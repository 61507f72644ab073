import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nameFor, safeName, typeOf } from './file-kinds.js';
import { ContentMissing, FolderStore } from './file-store.js';

describe('a folder of files', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'jisr-store-'));
  const store = new FolderStore(root);

  it('keeps the same content once and gives it back', async () => {
    const hash = await store.put(Buffer.from('جسر'));
    expect(await store.put(Buffer.from('جسر'))).toBe(hash);
    expect((await store.get(hash)).toString()).toBe('جسر');
    expect(readdirSync(path.join(root, hash.slice(0, 2)))).toEqual([hash]);
  });

  it('forgets what is erased, says that it is missing, and forgets it again', async () => {
    const hash = await store.put(Buffer.from('effacé'));
    await store.remove(hash);
    await store.remove(hash);
    expect(await store.has(hash)).toBe(false);
    await expect(store.get(hash)).rejects.toThrow(ContentMissing);
  });

  it('notices that a file was changed on the disk', async () => {
    const hash = await store.put(Buffer.from('original'));
    writeFileSync(path.join(root, hash.slice(0, 2), hash), 'altered');
    await expect(store.get(hash)).rejects.toThrow(/damaged/);
  });
});

describe('the name of an uploaded file', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\docs\\statuts.pdf', 'statuts.pdf'],
    ['<img src=x>.pdf', 'img src=x.pdf'],
    ['rapport\u202Efdp.exe', 'rapportfdp.exe'],
    ['a\r\nContent-Type: x.pdf', 'a Content-Type x.pdf'],
    ['', 'document'],
  ])('%j becomes %j', (typed, safe) => expect(safeName(typed)).toBe(safe));

  it('is at most 120 characters and keeps its ending', () => {
    const name = safeName(`${'م'.repeat(255)}.pdf`);
    expect(name).toHaveLength(120);
    expect(name.endsWith('.pdf')).toBe(true);
  });
});

describe('the ending of an uploaded file is that of its content', () => {
  it.each([
    ['statuts.hta', 'statuts.pdf'],
    ['statuts.pdf.js', 'statuts.pdf'],
    ['statuts.PDF', 'statuts.PDF'],
    ['document_1000012345', 'document_1000012345.pdf'],
    ['lettre.pdf ', 'lettre.pdf'],
    ['Compte rendu 12.05.2026', 'Compte rendu 12.05.2026.pdf'],
    ['.lnk', 'document.pdf'],
    ['a\ud800\u0000b', 'ab.pdf'],
    ['جمعية الأمل.pdf', 'جمعية الأمل.pdf'],
  ])('%j becomes %j', (typed, kept) => expect(nameFor(typed, 'application/pdf')).toBe(kept));

  it('a photograph may keep the longer ending, a scan named .jfif gets the usual one', () => {
    expect(nameFor('scan.JPEG', 'image/jpeg')).toBe('scan.JPEG');
    expect(nameFor('scan.jfif', 'image/jpeg')).toBe('scan.jpg');
  });

  it('never makes a name longer than 120 characters, nor ends in half a character', () => {
    for (const name of ['🎓'.repeat(100), `${'x'.repeat(300)}.exe`]) {
      const kept = nameFor(name, 'application/pdf');
      expect(kept.length).toBeLessThanOrEqual(120);
      expect(kept.endsWith('.pdf')).toBe(true);
      expect(() => encodeURIComponent(kept)).not.toThrow();
    }
  });

  it('a PDF may begin after a newline or a few bytes', async () => {
    for (const before of ['\n', '\t', '\u001b%-12345X@PJL\r\n'])
      expect(await typeOf(Buffer.from(`${before}%PDF-1.7\n`))).toBe('application/pdf');
    expect(await typeOf(Buffer.from(`${' '.repeat(1_100)}%PDF-1.7\n`))).toBeUndefined();
    expect(await typeOf(Buffer.from('<script>alert(1)</script>'))).toBeUndefined();
  });
});
