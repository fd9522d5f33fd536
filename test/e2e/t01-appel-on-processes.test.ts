import { tellAppel } from './appel.js';

tellAppel('T01 Appel on the MongoDB-compatible store, with workers woken by Redis', { workers: 'processes' });
