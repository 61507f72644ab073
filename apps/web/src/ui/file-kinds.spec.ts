import { kindOf } from './file-kinds.js';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('what a file holds', () => {
  it.each([
    ['%PDF-1.7', 'pdf'],
    ['\n\t%PDF-1.4', 'pdf'],
    ['\xff\xd8\xff\xe0 of a scanner that calls it .jfif', 'jpeg'],
    ['\x89PNG\r\n\x1a\n...', 'png'],
    ['PK\x03\x04...', 'office'],
    ['\0\0\0\x18ftypheic', 'phone_photo'],
    ['\0\0\0\x18ftypmif1', 'phone_photo'],
    ['\0\0\0\x18ftypmp42', undefined],
    ['\xef\xbb\xbf<?xml version="1.0"?>', 'xml'],
    ['MZ\x90\0\x03', undefined],
    ['Nom;Objet\r\nAssociation cr\xe9\xe9e', 'text'],
    ['\xff\xfeN\0o\0m\0;\0', 'text'],
    ['', undefined],
  ])('%j is %s', (head, kind) => expect(kindOf(bytes(head))).toBe(kind));
});
