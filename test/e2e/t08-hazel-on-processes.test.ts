import { tellHazel } from './hazel.js';

tellHazel('T08 Hazel on the MongoDB-compatible store, with workers woken by Redis', { workers: 'processes' });
