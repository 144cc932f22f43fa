/** The ways back, and on again, for who has no keyboard. */
import type { JSX } from "preact";
import type { Schema } from "../lab/schema";
import { IconButton } from "./icons";
import type { BarProps } from "./player";

export function HistoryButtons<S extends Schema, Frame>({ lab }: BarProps<S, Frame>): JSX.Element {
  return (
    <>
      <IconButton icon="undo" label="Undo" disabled={!lab.canUndo.value} onClick={() => lab.undo()} />
      <IconButton icon="redo" label="Redo" disabled={!lab.canRedo.value} onClick={() => lab.redo()} />
    </>
  );
}
