/** Whose address it is: one subscriber owns a whole /64 of IPv6; an IPv4 address in IPv6 dress is that IPv4 address. */
export const network = (address: string): string => {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inner) return inner;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const gap = address.includes('::') ? 8 - front.length - back.length : 0;
  return [...front, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...back].slice(0, 4).join(':');
};
