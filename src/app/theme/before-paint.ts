/**
 * Run in the head before anything is painted, so that a chosen theme never flashes the other; the key is that of
 * src/kit/theme.ts. Storage may be blocked.
 */
export const themeBeforePaint =
  'try{const t=localStorage.getItem("theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}';
