/** Offers a file to the person, as if a link to it had been followed. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the address after this task; revoking it at once would save nothing.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A title as a file's name: "Inertia by k" → "inertia-by-k". */
export function fileName(title: string): string {
  return title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "") || "chart";
}
