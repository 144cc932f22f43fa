export function serve(
  folder: string,
  options?: { port?: number; host?: string; base?: string },
): Promise<{ url: string; close: () => Promise<void> }>;
