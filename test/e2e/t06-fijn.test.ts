import { tellFijn } from './fijn.js';

tellFijn('T06 Fijn');
