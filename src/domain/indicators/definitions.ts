import type { IndicatorDefinition } from './definition.js';
import { flowDefinitions } from './definitions-of-flow.js';
import { qualityDefinitions } from './definitions-of-quality.js';

const all = { ...flowDefinitions, ...qualityDefinitions };

export type IndicatorId = keyof typeof all;

export const indicatorDefinitions: Readonly<Record<IndicatorId, IndicatorDefinition>> = all;

export const indicatorIds = Object.keys(all) as readonly IndicatorId[];

export const isIndicatorId = (text: string): text is IndicatorId => Object.hasOwn(all, text);
