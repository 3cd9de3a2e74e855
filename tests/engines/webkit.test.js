import { webkit } from './browsers.js';
import { tellIn } from './stories.js';

tellIn(webkit);
