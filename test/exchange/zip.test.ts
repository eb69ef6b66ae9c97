import { expect, it } from 'vitest';
import { writeSheet } from '../../src/exchange/sheet.ts';
import { unzip } from '../../src/exchange/zip.ts';

const sheet = () => writeSheet('my', []);

it('a sheet unpacks to the parts that it names', async () => {
  expect([...unzip(await sheet()).keys()]).toContain('xl/worksheets/sheet1.xml');
});

it('a file that says it unpacks to more than 200 MB is not unpacked, so that it cannot fill the memory', async () => {
  const bytes = await sheet();
  bytes.writeUInt32LE(300_000_000, bytes.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
  expect(() => unzip(bytes)).toThrow('This file unpacks to more than 200 MB');
});

it('a file that holds more than it says, or two sizes, is not believed', async () => {
  const bytes = await sheet();
  const central = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
  bytes.writeUInt32LE(10, central + 24);
  bytes.writeUInt32LE(0, bytes.readUInt32LE(central + 42) + 22);
  expect(() => unzip(bytes)).toThrow('This is no XLSX file, or it was cut short.');
  bytes.writeUInt32LE(4_000_000_000, bytes.readUInt32LE(central + 42) + 22);
  expect(() => unzip(bytes)).toThrow('it tells two sizes of one part');
});
