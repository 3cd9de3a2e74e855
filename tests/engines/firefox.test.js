import { firefox } from './browsers.js';
import { tellIn } from './stories.js';

tellIn(firefox);
