/** Copies the address of exactly this picture. */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { longestLink } from "../lab/link-pairs";
import type { Schema } from "../lab/schema";
import { Icon } from "./icons";
import type { BarProps } from "./player";

export function ShareButton<S extends Schema, Frame>({ lab }: BarProps<S, Frame>): JSX.Element {
  const [copied, setCopied] = useState("");
  const [refused, setRefused] = useState("");
  const address = (): string => new URL(lab.permalink.peek(), location.href).href;

  const isTooLong = lab.permalink.value.length > longestLink;
  /** The link that was asked for though it is none. */
  const [missing, setMissing] = useState("");

  async function copy(): Promise<void> {
    if (isTooLong) return setMissing(lab.permalink.peek());
    const link = address();
    try {
      await navigator.clipboard.writeText(link);
      setCopied(link);
      setRefused("");
    } catch {
      // No permission, or a page that is not served securely: the link is shown instead, ready to be copied by hand.
      setRefused(link);
    }
  }

  const isCurrent = copied !== "" && copied.endsWith(lab.permalink.value);
  return (
    <div class="share">
      <button type="button" class="kit-button" onClick={() => void copy()}>
        <Icon name={isCurrent ? "check" : "link"} />
        {isCurrent ? "Link copied" : "Copy link"}
      </button>
      <span class={isTooLong ? "share-says" : "kit-only-spoken"} role="status">
        {isTooLong ? missing === lab.permalink.value && "This picture holds more than a link can, so there is none to copy." : isCurrent && "Link copied"}
      </span>
      {refused && !isTooLong && <LinkField link={refused} />}
    </div>
  );
}

function LinkField({ link }: { readonly link: string }): JSX.Element {
  const shown = useRef<string | undefined>(undefined);
  const select = (field: HTMLInputElement | null): void => {
    if (!field || shown.current === link) return;
    shown.current = link;
    field.focus();
    field.select();
  };
  return <input class="share-link" aria-label="Link to this picture: copy it from here" readOnly value={link} ref={select} />;
}
