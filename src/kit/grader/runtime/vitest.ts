/** What a specification imports from `vitest`, made of Vitest's own runner and expectations. */
import * as matchers from "@vitest/expect";
import * as runner from "@vitest/runner";

const names = ["describe", "suite", "it", "test", "expect", "beforeAll", "afterAll", "beforeEach", "afterEach"] as const;

/** The text of the module that specifications import as `vitest`. */
export const vitestModule = `export const { ${names.join(", ")} } = globalThis.__vitest;`;

export function installVitest(): void {
  const { describe, suite, it, test, beforeAll, afterAll, beforeEach, afterEach } = runner;
  const expect = createExpect();
  Object.assign(globalThis, { __vitest: { describe, suite, it, test, expect, beforeAll, afterAll, beforeEach, afterEach } });
}

/** As Vitest makes its own: chai, with Jest's matchers, and a state that counts assertions. */
function createExpect() {
  const { chai, GLOBAL_EXPECT, ASYMMETRIC_MATCHERS_OBJECT } = matchers;
  for (const plugin of [matchers.JestExtend, matchers.JestChaiExpect, matchers.JestAsymmetricMatchers]) chai.use(plugin);
  const expect = Object.assign((value: unknown, message?: string) => {
    const assertion = chai.expect(value, message) as Chai.Assertion & { withTest?(test: unknown): Chai.Assertion };
    const test = runner.getCurrentTest();
    return test && assertion.withTest ? assertion.withTest(test) : assertion;
  }, chai.expect) as unknown as matchers.ExpectStatic;
  const globals = globalThis as unknown as Record<string | symbol, object>;
  Object.assign(expect, globals[ASYMMETRIC_MATCHERS_OBJECT]);
  matchers.setState({ assertionCalls: 0, isExpectingAssertions: false } as Partial<matchers.MatcherState>, expect);
  expect.extend = (extra) => (chai.expect as unknown as { extend(to: unknown, extra: unknown): void }).extend(expect, extra);
  expect.extend(matchers.customMatchers);
  globals[GLOBAL_EXPECT] = expect;
  return expect;
}
