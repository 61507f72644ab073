/** Enough to read what is printed on a page of A4 (some 190 dots an inch), and a tenth of what a telephone takes. */
const LONGEST_SIDE = 2_200;
const THUMBNAIL_SIDE = 240;
const QUALITY = 0.82;

export interface Photograph {
  /** Of this page of the browser alone. */
  id: number;
  /** A JPEG, upright, without what tells where it was taken. */
  file: File;
  /** A small one, as an address that needs no request. */
  thumbnail: string;
}

let photographs = 0;

/**
 * A photograph as a JPEG of a size that a bad line carries, whatever of its kind the browser can read: Safari reads HEIC, others do not.
 * @throws Error when this browser cannot read it
 */
export async function asPhotograph(file: File): Promise<Photograph> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const blob = await new Promise<Blob | null>((resolve) => drawn(picture, LONGEST_SIDE).toBlob(resolve, 'image/jpeg', QUALITY));
    if (!blob) throw new Error('the browser makes no JPEG');
    const name = `${file.name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`;
    return {
      id: photographs++,
      file: new File([blob], name, { type: 'image/jpeg', lastModified: file.lastModified }),
      thumbnail: drawn(picture, THUMBNAIL_SIDE).toDataURL('image/jpeg', QUALITY),
    };
  } finally {
    picture.close();
  }
}

function drawn(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d')!;
  // A JPEG has no transparency: what shows through is paper.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}
