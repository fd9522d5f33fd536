import { tellGrove } from './grove.js';

tellGrove('T07 Grove');
