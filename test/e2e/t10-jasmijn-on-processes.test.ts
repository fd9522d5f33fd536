import { tellJasmijn } from './jasmijn.js';

tellJasmijn('T10 Jasmijn on the MongoDB-compatible store, with workers woken by Redis', {
  workers: 'processes',
});
