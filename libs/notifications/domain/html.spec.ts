import { mailHtml, mailText } from './html.js';

const mail = { language: 'fr' as const, subject: 'Votre dossier', body: 'Bonjour,\n\nUn\ndeux.' };

describe('a letter by e-mail', () => {
  it('reads from its own side', () => {
    expect(mailHtml(mail)).toContain('<html lang="fr" dir="ltr">');
    expect(mailHtml({ ...mail, language: 'ar' })).toContain('<html lang="ar" dir="rtl">');
    expect(mailHtml({ ...mail, language: 'ar' })).toContain('text-align:right');
  });

  it('keeps paragraphs and lines', () => {
    expect(mailHtml(mail)).toMatch(/<p [^>]*>Bonjour,<\/p><p [^>]*>Un<br>deux\.<\/p>/);
  });

  it('what people wrote is text, in every place', () => {
    const hostile = `<script>alert("x")</script> & 'y'`;
    const html = mailHtml({
      language: 'fr',
      subject: hostile,
      body: hostile,
      action: { label: hostile, url: `https://x.example/?a="><b>` },
    });
    expect(html).not.toContain('<script');
    expect(html).not.toContain('"><b>');
    expect(html.match(/&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt; &amp; &#39;y&#39;/g)).toHaveLength(4);
  });

  it('says the same without HTML, and offers nothing where there is nothing to do', () => {
    const action = { label: 'Ouvrir', url: 'https://jisr.example/app' };
    expect(mailText({ ...mail, action })).toMatch(/Un\ndeux\.\n\nOuvrir\s: https:\/\/jisr\.example\/app\n\n—/);
    expect(mailText(mail)).not.toContain(': http');
    expect(mailHtml(mail)).not.toContain('<a ');
  });
});
