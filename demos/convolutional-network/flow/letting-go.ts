/** When a cell is no longer pointed at. A mouse that leaves lets go of it; a finger leaves whenever it is lifted, so that its cell stays. */
import type { Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Cell } from "./field";

/** Where a cell is pointed at, and where what it shows is read. */
const held = ".convolutional-network-flow, .convolutional-network-answer ol, .convolutional-network-arithmetic";

/** For where cells are pointed at. */
export const letGoByMouse = (cell: Signal<Cell | null>) => ({ pointerType }: PointerEvent): void => {
  if (pointerType === "mouse") cell.value = null;
};

/** A tap elsewhere, Escape, and the focus that goes on to something else let go of the cell. */
export function useLettingGo(cell: Signal<Cell | null>): void {
  useEffect(() => {
    const letGo = (): void => {
      cell.value = null;
    };
    const elsewhere = ({ target }: Event): void => {
      if (!(target instanceof Element && target.closest(held))) letGo();
    };
    const press = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") letGo();
    };
    // A press where nothing can be focused is told of by the pointer; only the keyboard moves the focus to something.
    const moved = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Element && target instanceof Element && target.closest(held) && !relatedTarget.closest(held)) letGo();
    };
    const listeners = new AbortController();
    const { signal } = listeners;
    document.addEventListener("pointerdown", elsewhere, { signal });
    document.addEventListener("keydown", press, { signal });
    document.addEventListener("focusout", moved, { signal });
    return () => listeners.abort();
  }, [cell]);
}
