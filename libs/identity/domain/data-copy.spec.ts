import fc from 'fast-check';
import { copyPage } from './data-copy.js';

describe('a copy of what is kept of a person, for reading', () => {
  const page = (rows: Record<string, unknown>[]) =>
    copyPage(
      { made: '2026-11-27', entries: [{ code: 'accounts', title: 'Comptes', tables: [{ name: 'person', rows }] }] },
      'ar',
      'Mes données',
    );

  it('has a table of each part, in the direction of its language', () => {
    expect(page([{ name: 'Nadia', quality: { fr: 'x' }, ended_at: null }])).toContain('<td><bdi>Nadia</bdi></td>');
    expect(page([{ a: 1 }])).toContain('dir="rtl"');
    expect(page([{ a: null }])).toContain('—');
  });

  it('shows whatever somebody typed as text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const marked = `<script>${text}</script>`;
        return !page([{ [marked]: marked }]).includes('<script>');
      }),
    );
  });
});
