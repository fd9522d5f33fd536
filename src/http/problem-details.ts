import type { ProblemDetails } from './contract/v1.js';
import { isRefusalCode, problems, type Refusal, type RefusalCode } from './problems.js';

export type Language = 'nl' | 'en';

/** A refusal by the engine is told in the engine's own, more exact code where that is published. */
const publishedCode = ({ code, engine }: Refusal): RefusalCode =>
  code === 'engine-refused' && engine !== undefined && isRefusalCode(engine.code) ? engine.code : code;

const maxErrors = 100;

/** The RFC 9457 answer to a refusal. Holds codes and places, nothing a person wrote. */
export const problemDetails = (
  refusal: Refusal,
  {
    path,
    traceId,
    language,
  }: { readonly path: string; readonly traceId: string; readonly language: Language },
): ProblemDetails => {
  const code = publishedCode(refusal);
  const { status, title, advice } = problems[code];
  const errors = refusal.errors
    ?.slice(0, maxErrors)
    .map(({ pointer, code: why, detail }) => ({ pointer, code: why, detail }));
  return {
    type: `/problems/${code}`,
    title: title[language],
    status,
    detail: refusal.engine?.message ?? advice[language],
    instance: path,
    code,
    traceId,
    ...(refusal.what === undefined ? {} : { what: refusal.what }),
    ...(refusal.rule === undefined ? {} : { rule: refusal.rule }),
    ...(errors === undefined ? {} : { errors }),
  };
};
