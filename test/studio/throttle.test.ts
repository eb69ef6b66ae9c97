import { describe, expect, it } from 'vitest';
import { ADDRESS_TRIES, createThrottle, NAME_TRIES } from '../../src/studio/throttle.ts';

let time = 0;
const throttle = () => createThrottle(() => time);
const HOME = '192.0.2.1';
const spend = (at: ReturnType<typeof throttle>, name: string, address: (n: number) => string, times: number) =>
  Array.from({ length: times }, (_, n) => at.seconds(name, address(n)));

describe('the throttle of passwords', () => {
  it('lets a name be tried a few times from anywhere, then once a minute, and never locks it for good', () => {
    const at = throttle();
    expect(spend(at, 'Mya', (n) => `192.0.2.${n}`, NAME_TRIES)).toEqual(Array(NAME_TRIES).fill(0));
    expect(at.seconds('MYA ', '192.0.2.99')).toBe(60);
    expect(at.seconds('Aung', '192.0.2.99')).toBe(0);
    time += 60_000;
    expect(at.seconds('Mya', '192.0.2.98')).toBe(0);
    expect(at.seconds('Mya', '192.0.2.97')).toBe(60);
  });

  it('lets an address try many names only so often, a whole IPv6 network counting as one', () => {
    const at = throttle();
    const net = (n: number) => `2001:db8:1:2:${n}::1`;
    for (let n = 0; n < ADDRESS_TRIES; n += 1) expect(at.seconds(`name ${n}`, net(n))).toBe(0);
    expect(at.seconds('another', net(99))).toBe(20);
    expect(at.seconds('another', '2001:db8:1:3::1')).toBe(0);
  });

  it('counts no right password', () => {
    const at = throttle();
    for (let n = 0; n < 10 * ADDRESS_TRIES; n += 1) {
      expect(at.seconds('Mya', HOME)).toBe(0);
      at.right('Mya', HOME);
    }
  });

  it('leaves the way open from where somebody signed in before, however much others guess at the name', () => {
    const at = throttle();
    at.seconds('Mya', HOME);
    at.right('Mya', HOME);
    spend(at, 'Mya', (n) => `198.51.100.${n}`, 3 * NAME_TRIES);
    expect(at.seconds('Mya', '198.51.100.200')).toBe(60);
    expect(at.seconds('Mya', HOME)).toBe(0);
  });

  it('forgets the quiet ones rather than fill the memory', () => {
    const at = throttle();
    for (let n = 0; n < 30_000; n += 1) at.seconds(`name ${n}`, `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
    expect(at.seconds('name 0', HOME)).toBe(0);
  });
});
