import type { DesignRefusalCode } from '../../application/design/refusals.js';
import { row, type ProblemRow } from './row.js';

/** Refusals a process designer meets. */
export const designProblems: Readonly<Record<DesignRefusalCode, ProblemRow>> = {
  'workflow-not-found': row(
    404,
    { en: 'No such workflow', nl: 'Dit proces bestaat niet' },
    {
      en: 'No process with this key, or no such version of it, is deployed.',
      nl: 'Er is geen proces met deze sleutel, of niet deze versie ervan.',
    },
  ),
  'model-invalid': row(
    422,
    { en: 'The model has errors', nl: 'Het model bevat fouten' },
    {
      en: 'Nothing was published. Each error names the rule and the element; correct them and publish again.',
      nl: 'Er is niets gepubliceerd. Elke fout noemt de regel en het element; verbeter ze en publiceer opnieuw.',
    },
  ),
  'published-meanwhile': row(
    409,
    { en: 'A newer version was published', nl: 'Er is een nieuwere versie gepubliceerd' },
    {
      en: 'Compare your change with the newest version, bring them together and publish again.',
      nl: 'Vergelijk uw wijziging met de nieuwste versie, voeg ze samen en publiceer opnieuw.',
    },
  ),
  'process-id-mismatch': row(
    422,
    { en: 'The diagram holds another process', nl: 'Het diagram bevat een ander proces' },
    {
      en: 'The id of the executable process must be the key of the workflow it is published as.',
      nl: 'De id van het uitvoerbare proces moet de sleutel zijn waaronder het wordt gepubliceerd.',
    },
  ),
};
