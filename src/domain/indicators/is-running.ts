import type { TrajectoryStory } from './story.js';

export const isRunning = ({ state }: TrajectoryStory): boolean => state !== 'CLOSED';
