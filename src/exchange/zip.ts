import { inflateRawSync } from 'node:zlib';
import { Unreadable } from './file.ts';

/** A sheet of 20 MB that was packed from more than this was made to fill the memory. */
const MOST_INSIDE = 200_000_000;

/**
 * The files in a ZIP archive, by name. Throws `Unreadable` for what is none, or unpacks to more than 200 MB.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3.7, 4.3.12, 4.3.16)
 */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  try {
    return new Map(entriesOf(bytes));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('This is no XLSX file, or it was cut short.');
  }
}

function* entriesOf(bytes: Buffer): Generator<[string, Buffer]> {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = bytes.readUInt32LE(end + 16);
  let left = MOST_INSIDE;
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    if (size > left) throw new Unreadable('This file unpacks to more than 200 MB: no sheet of words is that large.');
    const data = unpack(bytes, at, packed, size);
    left -= size;
    yield [name, data];
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function unpack(bytes: Buffer, at: number, packed: number, size: number): Buffer {
  const local = bytes.readUInt32LE(at + 42);
  // Readers that go from front to back believe this one: it has to be the same, or left open.
  const again = bytes.readUInt32LE(local + 22);
  if (again !== 0 && again !== size) throw new Unreadable('This XLSX file is damaged: it tells two sizes of one part.');
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(from, from + packed);
  if (bytes.readUInt16LE(at + 10) === 0) return data;
  return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
}
