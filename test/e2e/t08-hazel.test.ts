import { tellHazel } from './hazel.js';

tellHazel('T08 Hazel');
