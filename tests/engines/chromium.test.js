import { chromium } from './browsers.js';
import { tellIn } from './stories.js';

tellIn(chromium);
