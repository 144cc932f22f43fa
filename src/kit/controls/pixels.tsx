/** A small square picture, pixel by pixel, in the colour of the text. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { theme } from "../theme";
import type { Drawing } from "./drawing";

interface PixelsProps {
  /** Pixels a side. */
  readonly size: number;
  readonly value: Drawing;
  /** What it shows, for those who cannot see it; left out where text beside it says so. */
  readonly label?: string;
}

export function Pixels({ size, value, label }: PixelsProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = theme.value;
  useEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    context.clearRect(0, 0, size, size);
    context.fillStyle = getComputedStyle(canvas.current!).color;
    value.forEach((intensity, pixel) => {
      context.globalAlpha = intensity;
      context.fillRect(pixel % size, Math.floor(pixel / size), 1, 1);
    });
  }, [size, value, colours]);
  return <canvas ref={canvas} class="pixels" width={size} height={size} {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })} />;
}
