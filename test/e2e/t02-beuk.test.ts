import { tellBeuk } from './beuk.js';

tellBeuk('T02 Beuk');
