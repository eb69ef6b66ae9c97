import { createServer, request as ask, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { refusalOf, type Setting } from '../../src/studio/guard.ts';

const IN = 'in';
let server: Server | undefined;
afterEach(() => server?.close());

/** A server that says whether the guard lets one in. `address`: where it listens. */
const open = async (setting: Setting = {}, address = '127.0.0.1'): Promise<number> => {
  server = createServer((request, response) => response.end(refusalOf(request, setting) ?? IN)).listen(0, address);
  await new Promise((done) => server?.once('listening', done));
  return (server.address() as AddressInfo).port;
};

type Asked = { host?: string; method?: string; headers?: Record<string, string> };
const visit = (port: number, { host = '127.0.0.1', method = 'GET', headers = {} }: Asked = {}): Promise<string> =>
  new Promise((done, failed) => {
    const made = ask({ host, port, method, headers: { host: `localhost:${port}`, ...headers } }, async (response) => {
      let told = '';
      for await (const part of response) told += String(part);
      done(told);
    });
    made.on('error', failed).end();
  });

/** This computer's own address on its network, as a neighbour would use it. */
const lanAddress = Object.values(networkInterfaces())
  .flat()
  .find((each) => each && !each.internal && each.family === 'IPv4')?.address;

describe('the guard of the studio', () => {
  it('lets a browser on this computer in, by name or address, so that staff need no password there', async () => {
    const port = await open();
    expect(await visit(port)).toBe(IN);
    expect(await visit(port, { headers: { host: `127.0.0.1:${port}` } })).toBe(IN);
    expect(await visit(port, { headers: { 'sec-fetch-site': 'none' } })).toBe(IN);
    const origin = `http://localhost:${port}`;
    expect(await visit(port, { method: 'POST', headers: { origin, 'sec-fetch-site': 'same-origin' } })).toBe(IN);
  });

  it('lets IPv6 loopback in, and IPv4 in IPv6 dress, since "localhost" is either', async () => {
    const port = await open({}, '::');
    expect(await visit(port, { host: '::1', headers: { host: `[::1]:${port}` } })).toBe(IN);
    expect(await visit(port, { host: '127.0.0.1' })).toBe(IN);
  });

  it.runIf(lanAddress)('keeps the network out, this computer’s own address on it included', async () => {
    const port = await open({}, '0.0.0.0');
    expect(await visit(port, { host: lanAddress ?? '' })).toContain('only in a browser on the computer');
  });

  it.each([
    'X-Forwarded-For',
    'x-forwarded-host',
    'X-Forwarded-Proto',
    'X-Real-IP',
    'X-Client-IP',
    'X-Anything-At-All',
    'Forwarded',
    'Via',
    'CF-Connecting-IP',
    'CDN-Loop',
    'True-Client-IP',
    'Fastly-Client-IP',
    'Fly-Client-IP',
    'Tailscale-User-Login',
  ])('turns away what comes with %s, even empty: then the real visitor is somewhere else', async (name) => {
    const port = await open();
    expect(await visit(port, { headers: { [name]: '127.0.0.1' } })).toContain('proxy');
    expect(await visit(port, { headers: { [name]: '' } })).toContain('proxy');
  });

  it('turns away HTTP/1.0, which nginx speaks to what is behind it when nothing else is set', async () => {
    const port = await open();
    const told = await new Promise<string>((done) => {
      let all = '';
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET / HTTP/1.0\r\nHost: localhost:${port}\r\n\r\n`),
      );
      socket.on('data', (part) => (all += String(part))).on('close', () => done(all));
    });
    expect(told).toContain('proxy');
  });

  it('is closed to everybody with PUBLIC_URL or TRUST_PROXY, since the server is then meant to be reached', async () => {
    const port = await open({ publicUrl: 'https://bot.example.org' });
    expect(await visit(port)).toContain('PUBLIC_URL');
    server?.close();
    for (const trustProxy of [1, true, 'loopback', 0]) {
      const other = await open({ trustProxy });
      expect(await visit(other)).toContain('TRUST_PROXY');
      server?.close();
    }
    expect(await visit(await open({ trustProxy: false }))).toBe(IN);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.0.7', '0.0.0.0'])(
    'turns away the name "%s", because a site can have its own name lead to this computer',
    async (name) => {
      const port = await open();
      expect(await visit(port, { headers: { host: `${name}:${port}` } })).toContain('only its own page');
    },
  );

  it('turns away another port, which is that of a tunnel or proxy', async () => {
    const port = await open();
    expect(await visit(port, { headers: { host: 'localhost:8080' } })).toContain('only its own page');
    expect(await visit(port, { headers: { host: 'localhost' } })).toContain('only its own page');
  });

  it('turns away what another site asks or posts, and posts that do not say whence', async () => {
    const port = await open();
    const refused = async (asked: Asked) => expect(await visit(port, asked)).toContain('only its own page');
    await refused({ headers: { 'sec-fetch-site': 'cross-site' } });
    await refused({ headers: { 'sec-fetch-site': 'same-site' } });
    await refused({ method: 'POST' });
    await refused({ method: 'POST', headers: { origin: 'null' } });
    await refused({ method: 'POST', headers: { origin: 'https://evil.example' } });
    await refused({ method: 'POST', headers: { origin: `https://localhost:${port}` } });
    await refused({ method: 'POST', headers: { origin: `http://127.0.0.1:${port}` } });
    await refused({ headers: { origin: 'https://evil.example' } });
    await refused({ method: 'OPTIONS', headers: {} });
  });

  it('repeats nothing of the request, which could be somebody’s words', async () => {
    const port = await open();
    expect(await visit(port, { headers: { 'x-forwarded-for': 'somebody' } })).not.toContain('somebody');
    expect(await visit(port, { headers: { host: 'somebody.example' } })).not.toContain('somebody');
  });
});
