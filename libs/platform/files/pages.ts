import { PDF } from '@libpdf/core';
import { platformErrors } from '../errors.js';
import { typeOf } from './file-kinds.js';
import type { Upload } from './files.js';
import { orientationOf, withoutPlace } from './photographs.js';

/** A4, in points. */
const SHORT = 595.28;
const LONG = 841.89;
/** By how much a reader turns the page so that the photograph is upright; mirrored ones, which no camera takes, are only turned. */
const TURNS = { 1: 0, 2: 0, 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 } as const;

/**
 * One PDF of photographs, each on a page of A4 as it lies, in their order. Their bytes are taken as they are: nothing is decoded here,
 * where a small picture could be made to unpack into gigabytes.
 * @throws PAGES_NOT_PHOTOGRAPHS · PHOTO_UNREADABLE
 */
export async function pagesAsPdf(photographs: readonly Upload[]): Promise<Upload> {
  const pdf = PDF.create();
  for (const { bytes } of photographs) {
    if ((await typeOf(bytes)) !== 'image/jpeg') throw platformErrors.PAGES_NOT_PHOTOGRAPHS();
    addPage(pdf, bytes);
  }
  return { name: photographs[0]!.name, bytes: Buffer.from(await pdf.save()) };
}

function addPage(pdf: PDF, bytes: Buffer): void {
  try {
    const bare = withoutPlace(bytes, 'image/jpeg');
    const image = pdf.embedJpeg(bare);
    if (!(image.width > 0 && image.height > 0)) throw platformErrors.PHOTO_UNREADABLE();
    const [width, height] = image.width > image.height ? [LONG, SHORT] : [SHORT, LONG];
    const page = pdf.addPage({ width, height, rotate: TURNS[orientationOf(bare) as keyof typeof TURNS] ?? 0 });
    const scale = Math.min(width / image.width, height / image.height);
    const size = { width: image.width * scale, height: image.height * scale };
    page.drawImage(image, { ...size, x: (width - size.width) / 2, y: (height - size.height) / 2 });
  } catch {
    // What embeds it knows no other failure than what the bytes are.
    throw platformErrors.PHOTO_UNREADABLE();
  }
}
