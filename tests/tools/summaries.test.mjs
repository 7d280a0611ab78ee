// The sums that `npm test` prints are those of the test runners.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ofLibtest, ofTap, withExitCode } from '../../tools/test/summaries.mjs';

test('adds up the test programs of a cargo run', () => {
  const output = [
    'running 3 tests',
    'test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s',
    'running 2 tests',
    'test result: FAILED. 1 passed; 1 failed; 2 ignored; 0 filtered out; finished in 0.02s',
    '',
  ].join('\n');
  assert.deepEqual(ofLibtest(output), { passed: 4, failed: 1, skipped: 2 });
});

test('takes no test name for a summary', () => {
  assert.deepEqual(ofLibtest('a test printed: test result: ok. 9 passed; 0 failed; 0 ignored'), {
    passed: 0,
    failed: 0,
    skipped: 0,
  });
});

test('counts cancelled tests of node as failed', () => {
  const output =
    '# tests 9\n# suites 1\n# pass 5\n# fail 1\n# cancelled 2\n# skipped 1\n# todo 0\n# duration_ms 12.5\n';
  assert.deepEqual(ofTap(output), { passed: 5, failed: 3, skipped: 1 });
});

test('a runner that dies without a failed test has failed', () => {
  assert.equal(withExitCode({ passed: 4, failed: 0, skipped: 0 }, 101).failed, 1);
  assert.equal(withExitCode({ passed: 4, failed: 0, skipped: 0 }, 'SIGKILL').failed, 1);
  assert.equal(withExitCode({ passed: 4, failed: 2, skipped: 0 }, 101).failed, 2);
  assert.equal(withExitCode({ passed: 4, failed: 0, skipped: 0 }, 0).failed, 0);
});
