import { tellAppel } from './appel.js';

tellAppel('T01 Appel');
