/** A question that cannot be answered; the message says what to ask instead. */
export class Wrong extends Error {
  override name = 'Wrong';
}
