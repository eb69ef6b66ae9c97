import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: unknown;
};
export type Answer = { status: number; json: unknown };

/**
 * What goes wrong with the next `times` calls (1 unless told) whose path contains `on`. `executed`: the platform does
 * what it was asked, and only its answer is lost or false.
 */
export type Fault = { on?: string; times?: number; executed?: boolean } & (
  | { how: 'silence' }
  /** Nothing is wrong but that it takes so many ms. */
  | { how: 'late'; ms: number }
  | { how: 'reset' }
  /** The status arrives, and then the connection breaks. */
  | { how: 'torn'; status: number }
  | { how: 'answer'; status: number; json: unknown }
);

export type Server = {
  url: string;
  fault(fault: Fault): void;
  /** Decides for every call whether and how it goes wrong. Faults set by `fault` come first. */
  upset(pick: (call: Call) => Fault | undefined): void;
  /** Ends all faults. */
  mend(): void;
  connections(): number;
  /** Calls that have been received and not answered: now, and the most there ever were. */
  open(): { now: number; most: number };
  close(): Promise<void>;
};

/** An HTTP server on loopback that answers JSON calls, and fails when told to. */
export const startServer = async (answer: (call: Call) => Answer): Promise<Server> => {
  const faults: (Fault & { left: number })[] = [];
  let connections = 0;
  const open = { now: 0, most: 0 };
  let upset: (call: Call) => Fault | undefined = () => undefined;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request);
    const planned = faults.find((each) => each.left > 0 && call.path.includes(each.on ?? ''));
    if (planned) planned.left -= 1;
    const fault = planned ?? upset(call);
    if (!fault) return write(response, answer(call));
    if (fault.executed) answer(call);
    if (fault.how === 'late') setTimeout(() => write(response, answer(call)), fault.ms);
    if (fault.how === 'reset') request.socket.destroy();
    if (fault.how === 'torn') {
      response.writeHead(fault.status, { 'content-length': 100 }).write('{');
      setTimeout(() => request.socket.destroy(), 20);
    }
    if (fault.how === 'answer') write(response, fault);
  };
  const server = createServer((request, response) => {
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    response.on('close', () => {
      open.now -= 1;
    });
    serve(request, response).catch(() => request.socket.destroy());
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The double does not listen');
  return {
    url: `http://127.0.0.1:${address.port}`,
    fault: (fault) => faults.push({ ...fault, left: fault.times ?? 1 }),
    upset(pick) {
      upset = pick;
    },
    mend() {
      faults.length = 0;
      upset = () => undefined;
    },
    connections: () => connections,
    open: () => ({ ...open }),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

const readCall = async (request: IncomingMessage): Promise<Call> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://double');
  const body = parsed(Buffer.concat(chunks).toString('utf8'));
  return { method: request.method ?? '', path: pathname, query: searchParams, headers: request.headers, body };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const write = (response: ServerResponse, { status, json }: Answer): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
};
