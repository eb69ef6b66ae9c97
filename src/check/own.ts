/** What stands under a name that staff wrote; never what every object inherits, such as `constructor`. */
export const own = <T>(things: Record<string, T> | undefined, name: string): T | undefined =>
  things && Object.hasOwn(things, name) ? things[name] : undefined;
