/** Messages of the lab, in the flow of the page, where they cover nothing. */
import type { JSX } from "preact";
import type { Notice } from "../lab/lab";
import type { Schema } from "../lab/schema";
import { IconButton } from "./icons";
import type { BarProps } from "./player";

export function Notices<S extends Schema, Frame>({ lab }: BarProps<S, Frame>): JSX.Element {
  const ofLevel = (level: Notice["level"]) =>
    lab.notices.value
      .filter((notice) => notice.level === level)
      .map(({ id, text }) => (
        <div key={id} class={`notice notice-${level}`}>
          <p>{text}</p>
          <IconButton icon="close" label="Dismiss" onClick={() => lab.dismiss(id)} class="kit-button-quiet" />
        </div>
      ));
  // Both regions are there before any message is, or screen readers would not hear the first.
  return (
    <div class="notices">
      <div role="alert">{ofLevel("error")}</div>
      <div role="status">{ofLevel("notice")}</div>
    </div>
  );
}
