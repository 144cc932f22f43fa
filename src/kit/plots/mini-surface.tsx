/** A surface as a little picture, without axes or points: for a row of many that are compared. */
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { theme } from "../theme";
import { currentPalette } from "./colours";
import { pictureOf } from "./draw-surface";
import type { RampSurface, RegionSurface } from "./types";

/** As many pixels as the surface has squares; a style sheet says how large it is shown. What it shows is told beside it. */
export function MiniSurface({ surface }: { readonly surface: RegionSurface | RampSurface }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const current = theme.value;
  useLayoutEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    context.putImageData(pictureOf(surface, currentPalette()), 0, 0);
  }, [surface, current]);
  return <canvas ref={canvas} class="mini-surface" width={surface.columns} height={surface.rows} aria-hidden="true" />;
}
