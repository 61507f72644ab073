import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { safeName } from './files.js';
import { FolderStore } from './file-store.js';

describe('a folder of files', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'jisr-store-'));
  const store = new FolderStore(root);

  it('keeps the same content once and gives it back', async () => {
    const hash = await store.put(Buffer.from('جسر'));
    expect(await store.put(Buffer.from('جسر'))).toBe(hash);
    expect((await store.get(hash)).toString()).toBe('جسر');
    expect(readdirSync(path.join(root, hash.slice(0, 2)))).toEqual([hash]);
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
    ['a\r\nContent-Type: x.pdf', 'aContent-Type x.pdf'],
    ['', 'document'],
  ])('%j becomes %j', (typed, safe) => expect(safeName(typed)).toBe(safe));

  it('is at most 120 characters and keeps its ending', () => {
    const name = safeName(`${'م'.repeat(255)}.pdf`);
    expect(name).toHaveLength(120);
    expect(name.endsWith('.pdf')).toBe(true);
  });
});
