/** A parameter and its value in a few words: "learning rate 0.3". */
import type { Parameter, Value } from "./schema";

export function phrase(parameter: Parameter, value: Value): string {
  const label = uncapitalized(parameter.label);
  switch (parameter.kind) {
    case "toggle":
      return value ? label : `no ${label}`;
    case "code":
      return value ? `a ${label}` : `no ${label}`;
    case "choice":
      return `${label} ${parameter.options[String(value)]}`;
    default:
      return `${label} ${Number(Number(value).toPrecision(4))}`;
  }
}

/** "Learning rate" → "learning rate"; "L1 penalty" stays. */
function uncapitalized(label: string): string {
  return /^\p{Lu}(\p{Ll}|\s)/u.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;
}
