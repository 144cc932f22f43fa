import { onTestFinished, vi } from "vitest";

/** Until the end of the test no work takes any time: what "auto" chooses does not depend on how busy the machine is. */
export function stopTheClock(): void {
  const clock = vi.spyOn(performance, "now").mockReturnValue(0);
  onTestFinished(() => clock.mockRestore());
}
