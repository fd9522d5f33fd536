import { tellBeuk } from './beuk.js';

tellBeuk('T02 Beuk on the MongoDB-compatible store, with workers woken by Redis', { workers: 'processes' });
