/** Passes texts on, at most one in an interval; what was said last is always passed on in the end. */
export interface Announcer {
  say(text: string): void;
  stop(): void;
}

export function createAnnouncer(announce: (text: string) => void, milliseconds = 1000): Announcer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let announced: string | undefined;
  let waiting: string | undefined;

  function flush(): void {
    timer = undefined;
    if (waiting === undefined || waiting === announced) return;
    announced = waiting;
    announce(announced);
    timer = setTimeout(flush, milliseconds);
  }

  return {
    say(text) {
      waiting = text;
      if (timer === undefined) flush();
    },
    stop: () => clearTimeout(timer),
  };
}
