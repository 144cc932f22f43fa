/** The shortcuts of the page, listed in a native dialog. */
import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { shortcutsOf, type ShortcutTarget } from "../lab/shortcuts";
import { Icon, IconButton } from "./icons";

export function KeysButton({ lab }: { readonly lab: ShortcutTarget }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const close = (): void => dialog.current?.close();
  return (
    <>
      <button type="button" class="kit-button kit-button-quiet" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        <Icon name="keys" />
        Keys
      </button>
      <dialog ref={dialog} class="keys" aria-labelledby={title}>
        <div class="keys-inside">
          <div class="keys-head">
            <p id={title} class="keys-title">Keys</p>
            <IconButton icon="close" label="Close" onClick={close} class="kit-button-quiet" />
          </div>
          <dl class="keys-list">
            {shortcutsOf(lab).map(({ shown, label }) => (
              <div key={label}>
                <dt><kbd>{shown}</kbd></dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </div>
      </dialog>
    </>
  );
}
