/** Pictures in and out: decoded and scaled down, encoded as PNG. */
import { download } from "../../src/kit/download";

/** A picture is scaled down to this many pixels on its longer side. */
export const longestSide = 360;

/** @throws if the browser cannot decode what is there */
export async function loadPicture(url: string): Promise<ImageData> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const scale = Math.min(1, longestSide / Math.max(image.naturalWidth, image.naturalHeight));
  const [width, height] = [image.naturalWidth, image.naturalHeight].map((side) => Math.max(1, Math.round(side * scale)));
  const context = blankCanvas(width!, height!).getContext("2d", { willReadFrequently: true })!;
  // What shows through a picture is paper, and its colour counts.
  context.fillStyle = "white";
  context.fillRect(0, 0, width!, height!);
  context.drawImage(image, 0, 0, width!, height!);
  return context.getImageData(0, 0, width!, height!);
}

export async function openPicture(file: File): Promise<ImageData> {
  const url = URL.createObjectURL(file);
  try {
    return await loadPicture(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function savePicture(image: ImageData): void {
  const canvas = blankCanvas(image.width, image.height);
  canvas.getContext("2d")!.putImageData(image, 0, 0);
  canvas.toBlob((blob) => blob && download(blob, "picture.png"));
}

function blankCanvas(width: number, height: number): HTMLCanvasElement {
  return Object.assign(document.createElement("canvas"), { width, height });
}
