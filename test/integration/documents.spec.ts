import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { amountInWords } from '#kernel';
import { RECEIPT_TEMPLATE } from '../../libs/applications/templates/receipt.data.js';
import { DOSSIER_TEMPLATE } from '../../libs/associations/templates/dossier.data.js';
import { BILAN_TEMPLATE } from '../../libs/bilan/templates/bilan.data.js';
import { LETTER_TEMPLATE, type LetterData } from '../../libs/committees/templates/letter.data.js';
import { MINUTES_TEMPLATE } from '../../libs/committees/templates/minutes.data.js';
import { SIGNATURES_TEMPLATE } from '../../libs/committees/templates/signatures.data.js';
import { AWARD_DECISION_TEMPLATE } from '../../libs/conventions/templates/award-decision.data.js';
import { CONVENTION_TEMPLATE } from '../../libs/conventions/templates/convention.data.js';
import { PAYMENT_SLIP_TEMPLATE } from '../../libs/disbursements/templates/payment-slip.data.js';
import { PdfRenderer, qrSvg, type DocumentFrame, type RenderedPdf } from '../../libs/platform/pdf/index.js';
import { createAuthority, issueSigner, signPdf, verifyPdf } from '../../libs/platform/signing/index.js';
import { needing, tool } from '../support/needs.js';

interface Expected {
  template: string;
  pages: number;
  /** Said in both languages; within one printed line, compared without blanks, which the extraction of Arabic places freely. */
  says: string[];
}
const DOCUMENTS: Record<string, Expected> = {
  convention: {
    template: CONVENTION_TEMPLATE,
    pages: 3,
    says: [
      'deux cent cinquante mille dirhams et vingt centimes',
      'وخمسون ألف درهم وعشرون سنتيما',
      '250 000,20 DH',
      'loi n° 09-08',
      '011519000001205000534921',
    ],
  },
  'award decision': {
    template: AWARD_DECISION_TEMPLATE,
    pages: 2,
    says: ['quarante-huit mille dirhams', 'ثمانية وأربعون ألف درهم', 'PV-2026-004'],
  },
  minutes: {
    template: MINUTES_TEMPLATE,
    pages: 3,
    says: [
      'Le quorum est atteint',
      'النصاب مكتمل',
      'AP-2026-003-0009',
      '71,25',
      'Retenu partiellement',
      '550 000,20',
      'voix prépondérante',
      'Vote perdu',
      'سقط التصويت بعد التنحي',
      'n’a pas siégé',
      'assure la présidence',
    ],
  },
  'sheet of signatures': {
    template: SIGNATURES_TEMPLATE,
    pages: 1,
    says: [
      'PV-2026-004-S',
      'Hospitalisée depuis le 10 novembre',
      'امتنع(ت) عن التوقيع',
      'Signé électroniquement le 2026-11-12 09:40',
      'ناب في الرئاسة',
    ],
  },
  letter: {
    template: LETTER_TEMPLATE,
    pages: 1,
    says: ['trois cent mille dirhams', 'ثلاثمائة ألف درهم', 'BUD-02', '30 jours à compter de sa notification', 'ابتداء من تاريخ'],
  },
  receipt: {
    template: RECEIPT_TEMPLATE,
    pages: 1,
    says: [
      'REC-2026-000731',
      '2026-10-30T16:29:59.412Z',
      'وصل الإيداع',
      '9f86d081884c7d659f86d081884c7d65',
      '3 mois × 2 500,00 DH = 7 500,00 DH',
      // Beside calculations an amount has its centimes, and so has its column.
      '11 250,00',
      'Total des charges',
      'مجموع الموارد',
    ],
  },
  'payment slip': {
    template: PAYMENT_SLIP_TEMPLATE,
    pages: 2,
    says: [
      '138 400,08',
      '38 400,00',
      'Bank of Africa',
      'بنك المغرب',
      'cent trente-huit mille quatre cents dirhams et huit centimes',
      'الأوامر بالأداء',
    ],
  },
  dossier: {
    template: DOSSIER_TEMPLATE,
    pages: 2,
    says: ['240 000', '90 000,50', 'Association de démonstration n° 12', 'ملف الجمعية', 'hors délai'],
  },
  bilan: { template: BILAN_TEMPLATE, pages: 2, says: ['6 990 500', '57,53 %', 'Colonies de vacances', 'n. c.', '4 022 000'] },
};

/** What no outsider is given, and so nobody verifies. */
const INSIDE = [DOSSIER_TEMPLATE];

const folder = mkdtempSync(path.join(tmpdir(), 'jisr-documents-'));
const renderer = new PdfRenderer();
afterAll(async () => {
  await renderer.close();
  rmSync(folder, { recursive: true });
});

async function sampleOf<T extends DocumentFrame>(template: string): Promise<T> {
  const data = JSON.parse(readFileSync(template.replace(/\.typ$/, '.sample.json'), 'utf8')) as T;
  // The samples leave the picture out: it is made from the address.
  return data.verification ? { ...data, verification: { ...data.verification, qr: await qrSvg(data.verification.url) } } : data;
}

const BLANKS_AND_MARKS = /[\s\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const bare = (text: string) => text.normalize('NFKC').replace(BLANKS_AND_MARKS, '');
function textOf(pdf: RenderedPdf): string {
  const file = path.join(folder, `${pdf.sha256}.pdf`);
  writeFileSync(file, pdf.bytes);
  return bare(execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}
const pagesOf = (pdf: RenderedPdf) => pdf.bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length;

describe('the documents of the road', () => {
  describe.each(Object.entries(DOCUMENTS))('%s', (_, { template, pages, says }) => {
    it('comes out tagged, in both languages, on its pages', async () => {
      const pdf = await renderer.render(template, await sampleOf(template));
      expect(['PDF/A-2a', 'PDF 1.7']).toContain(pdf.standard);
      expect(pagesOf(pdf)).toBe(pages);
      const source = pdf.bytes.toString('latin1');
      expect(source).toContain('/StructTreeRoot');
      expect(source).toContain('/Lang (fr-MA)');
      expect(source).toContain('/Lang (ar-MA)');
      if (pdf.standard === 'PDF/A-2a') expect(source).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
    });

    needing(tool('pdftotext'), () =>
      it('says what its data says', async () => {
        const data = await sampleOf(template);
        const text = textOf(await renderer.render(template, data));
        for (const sentence of [...says, data.reference, data.issuer.fr[1]!]) expect(text).toContain(bare(sentence));
        if (INSIDE.includes(template)) expect(data.verification).toBeUndefined();
        else expect(text).toContain(bare(data.verification!.url));
      }),
    );
  });

  it('every amount of the samples is spelled as the house spells it', async () => {
    for (const { template } of Object.values(DOCUMENTS)) {
      const data = await sampleOf<LetterData>(template);
      const spelled = data.grant ?? (data as unknown as { total?: LetterData['grant'] }).total;
      if (spelled) expect(spelled.words).toEqual({ fr: amountInWords(spelled.centimes, 'fr'), ar: amountInWords(spelled.centimes, 'ar') });
    }
  });

  describe.each(['selected', 'reserve', 'rejected'] as const)('the letter when the project is %s', (outcome) => {
    const letter = async () => {
      const data = await sampleOf<LetterData>(LETTER_TEMPLATE);
      const grant = outcome === 'selected' ? {} : { grant: undefined };
      return renderer.render(LETTER_TEMPLATE, { ...data, outcome, reservePlace: 2, ...grant });
    };
    it('stands on one page', async () => expect(pagesOf(await letter())).toBe(1));

    needing(tool('pdftotext'), () =>
      it('has its own words', async () => {
        const words = {
          selected: ['est retenu', 'تم انتقاء'],
          reserve: ['liste d’attente', 'لائحة الانتظار'],
          rejected: ['n’est pas retenu', 'لم يتم انتقاء'],
        };
        const text = textOf(await letter());
        for (const sentence of words[outcome]) expect(text).toContain(bare(sentence));
      }),
    );
  });

  it('data that lacks the grant of a selected project is refused by the name of the template', async () => {
    const data = await sampleOf<LetterData>(LETTER_TEMPLATE);
    await expect(renderer.render(LETTER_TEMPLATE, { ...data, grant: undefined })).rejects.toThrow(/letter\.typ/);
  });

  describe('what people write is printed, never run', () => {
    const hostile = '#read("/etc/passwd") $x$ *gras* \\ <b> «é»';
    const written = async () => {
      const data = await sampleOf<LetterData>(LETTER_TEMPLATE);
      return renderer.render(LETTER_TEMPLATE, { ...data, application: { ...data.application, title: { fr: hostile, ar: hostile } } });
    };
    it('and stops nothing', async () => expect(pagesOf(await written())).toBe(1));

    needing(tool('pdftotext'), () =>
      it('letter by letter', async () => expect(textOf(await written())).toContain(bare('#read("/etc/passwd") $x$ *gras*'))),
    );
  });

  it('the president and then the ministry sign the convention that was rendered', async () => {
    const rendered = await renderer.render(CONVENTION_TEMPLATE, await sampleOf(CONVENTION_TEMPLATE));
    const authority = await createAuthority({ organisation: 'Ministère de démonstration' });
    let bytes = rendered.bytes;
    for (const [index, commonName] of ['Mme Démo Présidente', 'M. Démo Signataire'].entries()) {
      const now = Date.now();
      const signer = await issueSigner(authority, {
        commonName,
        organisation: 'Démonstration',
        email: `signer${index}@example.org`,
        serial: `1${index}`,
        notBefore: new Date(now - 60_000),
        notAfter: new Date(now + 900_000),
      });
      const signed = await signPdf(bytes, signer, authority, {
        reason: 'CP-2026-0042',
        location: 'Rabat',
        fieldName: `party-${index + 1}`,
      });
      expect(signed.subarray(0, bytes.length).equals(bytes)).toBe(true);
      bytes = signed;
    }
    const reports = await verifyPdf(bytes, [authority.root.certificate]);
    expect(reports.map((report) => [report.signerName, report.valid])).toEqual([
      ['Mme Démo Présidente', true],
      ['M. Démo Signataire', true],
    ]);
  });
});
