/** Thrown at the door of every algorithm for input it cannot use; the message names the value and the rule. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
}
