// Reads how many tests passed and failed out of what the test runners print.

const number = (text) => Number(text ?? 0);

/** Rust's libtest and wasm-bindgen-test: one `test result:` line for each test program. */
export function ofLibtest(output) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, ignored] of output.matchAll(
    /^test result: \S+ (\d+) passed; (\d+) failed; (\d+) ignored/gm
  )) {
    total.passed += number(passed);
    total.failed += number(failed);
    total.skipped += number(ignored);
  }
  return total;
}

/** node:test's TAP: the comment lines at its end. */
export function ofTap(output) {
  const count = (name) => number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(output)?.[1]);
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
}

/** A program that ended badly without a failed test has still failed. */
export function withExitCode(total, code) {
  return code !== 0 && total.failed === 0 ? { ...total, failed: 1 } : total;
}
