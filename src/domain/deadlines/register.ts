export { findNorm } from './find-norm.js';
export type { Norm, Register } from './norm.js';
export { startRegister } from './start-register.js';
