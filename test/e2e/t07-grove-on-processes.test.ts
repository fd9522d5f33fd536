import { tellGrove } from './grove.js';

tellGrove('T07 Grove on the MongoDB-compatible store, with workers woken by Redis', { workers: 'processes' });
