const kinds = { Uint32Array, Float32Array, Int16Array };
type Numbers = Uint32Array | Float32Array | Int16Array;
type Named = { numbers: keyof typeof kinds; from: number; length: number };

/** Where any of these arrays may begin. */
const ALIGNED = 8;

/**
 * Plain values with arrays of numbers among them, as bytes: the length of a JSON text, that text, and the arrays, each
 * where it can be used as it lies. V8's own form copies those that lie badly and holds the file as well, half as much again.
 */
export function pack(value: object): Buffer {
  const arrays: Buffer[] = [];
  let size = 0;
  const place = (numbers: Numbers): Named => {
    const named = { numbers: nameOf(numbers), from: size, length: numbers.length };
    arrays.push(padded(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)));
    size += arrays.at(-1)?.length ?? 0;
    return named;
  };
  const write = (_: string, part: unknown): unknown => {
    if (isNumbers(part)) return place(part);
    if (ArrayBuffer.isView(part))
      throw new Error('Numbers of this kind cannot be packed yet: add the kind to packed.ts.');
    return part;
  };
  const text = Buffer.from(JSON.stringify(value, write));
  const length = Buffer.alloc(4);
  length.writeUint32LE(text.length);
  return Buffer.concat([padded(Buffer.concat([length, text])), ...arrays]);
}

/** What was packed; its arrays lie in `bytes`, which must begin at a multiple of 8. Throws when they are something else. */
export function unpack(bytes: Buffer<ArrayBuffer>): unknown {
  const end = 4 + bytes.readUint32LE();
  const first = bytes.byteOffset + end + missing(end);
  const found = ({ numbers, from, length }: Named) => new kinds[numbers](bytes.buffer, first + from, length);
  return JSON.parse(bytes.toString('utf8', 4, end), (_, part: unknown) => (isNamed(part) ? found(part) : part));
}

const missing = (length: number): number => (ALIGNED - (length % ALIGNED)) % ALIGNED;
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(missing(bytes.length))]);

const isNumbers = (part: unknown): part is Numbers => Object.values(kinds).some((kind) => part instanceof kind);
const isNamed = (part: unknown): part is Named => typeof part === 'object' && part !== null && 'numbers' in part;
const nameOf = (numbers: Numbers): Named['numbers'] =>
  numbers instanceof Uint32Array ? 'Uint32Array' : numbers instanceof Float32Array ? 'Float32Array' : 'Int16Array';
