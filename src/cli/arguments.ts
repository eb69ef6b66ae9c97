import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: O; allowPositionals: true }>>;
/** What was given of these options. */
export type Values<O extends Options> = Parsed<O>['values'];

/** What a command is asked to do, as `read` makes it of what was typed; or what is wrong, as with an option that is not there. */
export function readArguments<O extends Options, Asked>(
  args: string[],
  options: O,
  read: (values: Values<O>, positionals: string[]) => Asked | { wrong: string },
): Asked | { wrong: string } {
  const parsed = parsedOr(args, options);
  return 'wrong' in parsed ? parsed : read(parsed.values, parsed.positionals);
}

function parsedOr<O extends Options>(args: string[], options: O): Parsed<O> | { wrong: string } {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    // What Node says behind the first sentence is for programmers.
    return { wrong: error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : String(error) };
  }
}
