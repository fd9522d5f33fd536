import { tellJasmijn } from './jasmijn.js';

tellJasmijn('T10 Jasmijn');
