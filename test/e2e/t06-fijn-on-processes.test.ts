import { tellFijn } from './fijn.js';

tellFijn('T06 Fijn on the MongoDB-compatible store, with workers woken by Redis', { workers: 'processes' });
