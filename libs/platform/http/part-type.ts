/** What the body of a part is (tus 1.0). */
export const PART_TYPE = 'application/offset+octet-stream';
