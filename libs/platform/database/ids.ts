import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const ID_BYTES = 16;
/** Drawn for many ids at a time: asking the system costs more than what is done with the answer. */
const drawn = new Uint8Array(256 * ID_BYTES);
let used = drawn.length;

/** Bits of the counter within a millisecond, begun at a random number with its upper half free, so that it does not overflow. */
const SEQUENCE_BITS = 31;
let msecs = 0;
let seq = 0;

/** A UUID version 7 (RFC 9562, method 1: a counter within the millisecond): ordered in time, so that the index of a busy table grows at one end. */
export function newId(): string {
  const random = nextRandom();
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    seq = new DataView(random.buffer, random.byteOffset).getUint32(0) & (2 ** SEQUENCE_BITS - 1);
  } else {
    seq += 1;
  }
  return v7({ random, msecs, seq });
}

function nextRandom(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const random = drawn.subarray(used, used + ID_BYTES);
  used += ID_BYTES;
  return random;
}
