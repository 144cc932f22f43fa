/**
 * What a page may load and talk to: its own site, and nothing else. That what is opened or typed leaves no machine is
 * thus not only meant but enforced. Evaluation is for Vega, which compiles its expressions, and for WebAssembly; inline
 * scripts and blobs are for the theme and for the grader's frame, whose own policy is far stricter.
 */
export const contentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
