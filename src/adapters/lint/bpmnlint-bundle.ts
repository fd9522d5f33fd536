import { koersRules } from './koers-rules.js';
import { standardRules } from './standard-rules.js';

/** Every rule by its name for bpmnlint; ours are `koers/…`. */
export const allRules: ReadonlyMap<string, { readonly severity: 'error' | 'warn'; readonly rule: unknown }> =
  new Map([
    ...Object.entries(standardRules),
    ...Object.entries(koersRules).map(([name, rule]) => [`koers/${name}`, rule] as const),
  ]);

const plugin = /^bpmnlint-plugin-/;

/** What bpmnlint, and its extension of bpmn-js, need to hold a diagram against our rules: the same on both sides. */
export const bpmnlintBundle = {
  config: { rules: Object.fromEntries([...allRules].map(([name, { severity }]) => [name, severity])) },
  resolver: {
    resolveRule(pack: string, name: string): unknown {
      return allRules.get(pack === 'bpmnlint' ? name : `${pack.replace(plugin, '')}/${name}`)?.rule;
    },
    resolveConfig(): undefined {
      return undefined;
    },
  },
} as const;
