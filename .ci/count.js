// Prints `N passed, N failed` from the test runner's own result and the exit codes of what ran around it.
import { existsSync, readFileSync } from 'node:fs'

const [tests, check] = process.argv.slice(2).map(Number)
const file = 'out/test-results.json'
const { numPassedTests = 0, numFailedTests = 0 } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
// A run that failed without a failed test (a broken build, a suite that did not load) counts as one.
const failed = (tests === 0 ? numFailedTests : Math.max(1, numFailedTests)) + (check === 0 ? 0 : 1)
const passed = numPassedTests + (check === 0 ? 1 : 0)
if (failed > 0) console.log(`test line: exit ${tests}, checks: exit ${check}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && numPassedTests > 0 ? 0 : 1)
