// Says now and then how many tests remain, and of each that failed how it runs alone.
import { relative } from 'node:path';

const EVERY = 20;

export default class Progress {
  done = 0;

  onBegin(config, suite) {
    this.all = suite.allTests().length;
    console.log(`${this.all} tests, ${config.workers} at a time.`);
  }

  onTestEnd(test, result) {
    this.done += 1;
    if (this.done % EVERY === 0 && this.done < this.all) console.log(`  … ${this.all - this.done} of ${this.all} remain`);
    if (result.status === test.expectedStatus || result.status === 'skipped') return;
    const { file, line } = test.location;
    console.log(`  To see it alone: npx playwright test --config tests/e2e/playwright.config.js --trace on ${relative(process.cwd(), file)}:${line}`);
  }

  printsToStdio() {
    return false;
  }
}
