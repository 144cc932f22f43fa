/** The global function that guarded loops call with their line, every `roundsBetweenChecks` rounds; it may throw. */
export const loopGuard = "__loopGuard";
export const roundsBetweenChecks = 4096;
