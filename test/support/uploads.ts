import http from 'node:http';
import type { Answer, HttpPerson } from '#seeds';

const TUS = { 'tus-resumable': '1.0.0' };
const PART = { ...TUS, 'content-type': 'application/offset+octet-stream' };
const named = (name: string) => `filename ${Buffer.from(name).toString('base64')}`;

/** Somebody who sends files in parts, as any client of tus 1.0 does. */
export class Sender {
  constructor(readonly person: HttpPerson) {}

  begin(size: number, name = 'fichier.pdf', headers: Record<string, string> = {}): Promise<Answer<{ id: string }>> {
    return this.person.send('POST', '/api/uploads', undefined, {
      ...TUS,
      'upload-length': String(size),
      'upload-metadata': named(name),
      ...headers,
    });
  }

  append(id: string, offset: number, bytes: Buffer, headers: Record<string, string> = {}): Promise<Answer> {
    return this.person.send('PATCH', `/api/uploads/${id}`, bytes, { ...PART, 'upload-offset': String(offset), ...headers });
  }

  ask(id: string): Promise<Answer> {
    return this.person.send('HEAD', `/api/uploads/${id}`, undefined, TUS);
  }

  giveUp(id: string): Promise<Answer> {
    return this.person.send('DELETE', `/api/uploads/${id}`, undefined, TUS);
  }

  /** How much of it has arrived. */
  async stands(id: string): Promise<number> {
    return Number((await this.ask(id)).headers['upload-offset']);
  }

  /** A whole file in two parts; its id. */
  async send({ name, bytes }: { name: string; bytes: Buffer }): Promise<string> {
    const begun = await this.begin(bytes.length, name);
    if (begun.status !== 201) throw new Error(`begun with ${begun.status} ${JSON.stringify(begun.body)}`);
    const half = Math.ceil(bytes.length / 2);
    for (const start of [0, half]) await this.append(begun.body.id, start, bytes.subarray(start, start + half));
    return begun.body.id;
  }

  /** Where a file is taken: by the ids of what was sent. */
  use<T = { id: string }>(url: string, uploads: readonly unknown[], key?: string): Promise<Answer<T>> {
    return this.person.post<T>(url, { uploads }, key);
  }

  /** The line breaks after some bytes of a part that said it had more. */
  breakAfter(address: string, id: string, offset: number, bytes: Buffer, said: number): Promise<void> {
    return this.part(address, id, offset, bytes, said, (request) => setTimeout(() => request.destroy(), 150));
  }

  /** Some bytes of a part that said it had more, and then nothing, until the other side ends it. */
  holdAfter(address: string, id: string, offset: number, bytes: Buffer, said: number): Promise<void> {
    return this.part(address, id, offset, bytes, said);
  }

  private part(
    address: string,
    id: string,
    offset: number,
    bytes: Buffer,
    said: number,
    then: (request: http.ClientRequest) => void = () => undefined,
  ): Promise<void> {
    const cookies = this.person.sessionCookies();
    const headers = {
      ...PART,
      'upload-offset': String(offset),
      'content-length': String(said),
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      'x-csrf-token': decodeURIComponent(cookies.find(({ name }) => name === 'jisr_csrf')?.value ?? ''),
    };
    return new Promise((resolve) => {
      const request = http.request(`${address}/api/uploads/${id}`, { method: 'PATCH', headers });
      request.on('error', () => resolve());
      request.on('close', () => resolve());
      request.write(bytes, () => then(request));
    });
  }
}

/** The smallest JPEG, as a telephone writes one that lies on its side: which way up it is, and where it was taken. */
export function aPhotograph(orientation = 1): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 30.42N 9.59W')]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([PICTURE.subarray(0, 2), head, content, PICTURE.subarray(2)]);
}

/** One white point. */
const PICTURE = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////' +
    'wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
);
