import QRCode from 'qrcode';

/** A QR code as SVG text (black on white, level M: 15 % of it may be lost), for a template's `image(bytes(…), format: "svg")`. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 1 });
}
