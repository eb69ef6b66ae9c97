import { describe, expect, it } from 'vitest';
import { faultOf, hashPassword, isPassword } from '../../src/store/passwords.ts';

describe('a password', () => {
  it('is known again by its hash, and no other is', async () => {
    const kept = await hashPassword('four words of mine');
    expect(kept).toMatch(/^scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
    expect(await isPassword('four words of mine', kept)).toBe(true);
    expect(await isPassword('four words of mine ', kept)).toBe(false);
    expect(await isPassword('', kept)).toBe(false);
  });

  it('has a salt of its own, so that two people with the same one cannot be told', async () => {
    expect(await hashPassword('four words of mine')).not.toBe(await hashPassword('four words of mine'));
  });

  it('is the same whichever keyboard composes its letters', async () => {
    expect(await isPassword('a\u0301 word of mine', await hashPassword('\u00e1 word of mine'))).toBe(true);
  });

  it('of an older, cheaper hash still holds, because the cost stands beside it', async () => {
    // Test vector of RFC 7914: N = 1024, r = 8, p = 16; cut to 32 bytes, which is what scrypt gives for that length.
    const hash = Buffer.from('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162', 'hex');
    const salt = Buffer.from('NaCl').toString('base64url');
    expect(await isPassword('password', `scrypt$ln=10,r=8,p=16$${salt}$${hash.toString('base64url')}`)).toBe(true);
  });

  it.each([undefined, '', 'nonsense', 'scrypt$ln=10,r=8,p=16$$'])(
    'is never right where there is no hash (%s), and takes as long to be refused',
    async (kept) => {
      const real = await hashPassword('four words of mine');
      const timed = async (hash: string | undefined) => {
        const from = performance.now();
        expect(await isPassword('another one', hash)).toBe(false);
        return performance.now() - from;
      };
      // Under load the two differ; without the work it would be a hundredth.
      expect(await timed(kept)).toBeGreaterThan((await timed(real)) / 5);
    },
  );

  it('is refused with a sentence when it is short, long or hardly one', () => {
    expect(faultOf('short')).toContain('at least 12 characters; this one has 5');
    expect(faultOf('x'.repeat(257))).toContain('at most 256');
    expect(faultOf('ababababababab')).toContain('again and again');
    expect(faultOf('four words of mine')).toBeUndefined();
    expect(faultOf('စကားလုံးလေးလုံးရေးပါ')).toBeUndefined();
  });
});
