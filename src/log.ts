/** What may stand in a log line. Anything else a caller passes is a type error: no text, no person, no token. */
export type Fields = {
  channel?: string;
  status?: number;
  method?: string;
  route?: string;
  error?: string;
  /** Place in a conversation, such as `job-offer.fee`. */
  at?: string;
  /** Place in our code. */
  where?: string;
  events?: number;
  ms?: number;
  bundle?: string;
};

export type Log = (level: Level, event: string, fields?: Fields) => void;
export type Level = 'error' | 'warn' | 'info' | 'debug';
const levels: Level[] = ['error', 'warn', 'info', 'debug'];

/** One JSON object a line on standard error. */
export const createLog =
  (threshold: Level): Log =>
  (level, event, fields = {}) => {
    if (levels.indexOf(level) > levels.indexOf(threshold)) return;
    process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
  };
