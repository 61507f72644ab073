import type { Language } from '#kernel';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

const FOOTER: Record<Language, string> = {
  fr: 'Message automatique de Jisr. Ne répondez pas à cette adresse.',
  ar: 'رسالة آلية من جسر. المرجو عدم الرد على هذا العنوان.',
  en: 'Automatic message from Jisr. Do not answer this address.',
};

/** One plain layout for every e-mail: readable on a phone, in both directions, without images. */
export function mailHtml(mail: { language: Language; subject: string; body: string; action?: { label: string; url: string } }): string {
  const right = mail.language === 'ar';
  const align = right ? 'right' : 'left';
  const paragraphs = mail.body
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 16px">${escape(paragraph).replace(/\n/g, '<br>')}</p>`)
    .join('');
  const button = mail.action
    ? `<p style="margin:24px 0"><a href="${escape(mail.action.url)}" style="background:#0b6e4f;color:#ffffff;text-decoration:none;padding:12px 20px;border-radius:4px;display:inline-block;font-weight:600">${escape(mail.action.label)}</a></p>`
    : '';
  return `<!doctype html><html lang="${mail.language}" dir="${right ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(mail.subject)}</title></head>
<body style="margin:0;background:#f4f7f6"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border:1px solid #d9dee3;border-radius:4px"><tr>
<td dir="${right ? 'rtl' : 'ltr'}" style="padding:28px;text-align:${align};font-family:Arial,'Noto Naskh Arabic',sans-serif;font-size:16px;line-height:1.6;color:#1b1f23">
<p style="margin:0 0 20px;font-weight:700;color:#0b6e4f">Jisr · جسر</p><h1 style="font-size:20px;line-height:1.4;margin:0 0 16px">${escape(mail.subject)}</h1>${paragraphs}${button}
<p style="margin:28px 0 0;padding-top:16px;border-top:1px solid #d9dee3;font-size:13px;color:#4b5563">${FOOTER[mail.language]}</p></td></tr></table></td></tr></table></body></html>`;
}

/** The same message without HTML. */
export function mailText(mail: { language: Language; body: string; action?: { label: string; url: string } }): string {
  return [
    mail.body,
    mail.action ? `${mail.action.label}${mail.language === 'fr' ? ' ' : ''}: ${mail.action.url}` : '',
    '—',
    FOOTER[mail.language],
  ]
    .filter(Boolean)
    .join('\n\n');
}
