import { extensionsOf, listOf, ruleFor, textOf, type ModdleElement } from '../rule.js';

/** What looks like data on a person: diagrams and variables are read by people who may not see those (domain.md §2.3). */
const looksPersonal: readonly (readonly [string, RegExp])[] = [
  ['a mail address', /[\w.+-]+@[\w-]+\.\w+/],
  ['a citizen service number', /\b\d{8,9}\b/],
  ['a telephone number', /(?:\+31|\b0)[\s-]?[1-9](?:[\s-]?\d){8}\b/],
  ['a postal code', /\b[1-9]\d{3}\s?[A-Z]{2}\b/],
  ['a bank account', /\b[A-Z]{2}\d{2}[A-Z]{4}\d{8,10}\b/],
  ['a date of birth', /\b\d{1,2}[-/]\d{1,2}[-/](?:19|20)\d{2}\b/],
  [
    'the name of a person',
    /\b(?:[Dd]hr|[Mm]evr|[Mm]w|[Mm]eneer|[Mm]evrouw|[Ff]amilie|[Ff]am|[Gg]ezin)\b\.?\s+(?:van |de |den |der )*[A-Z][a-z]+/,
  ],
];

const personalVariable =
  /^(?:bsn|naam|name|voornaam|achternaam|firstName|lastName|fullName|email|phone|telefoon|adres|address|postcode|birthDate|dateOfBirth|geboortedatum)$/i;

export const noPersonalData = ruleFor(
  ['bpmn:FlowElement', 'bpmn:RootElement', 'bpmn:Lane', 'bpmn:Participant'],
  (element, reporter) => {
    const [found] =
      looksPersonal.find(([, pattern]) => pattern.test(`${element.name ?? ''} ${element.id ?? ''}`)) ?? [];
    if (found !== undefined)
      reporter.report(element.id, `Expected no personal data in a name, but it looks like ${found}`, [
        'name',
      ]);
    for (const variable of variablesOf(element)) {
      if (personalVariable.test(variable))
        reporter.report(
          element.id,
          `Expected variables to hold ids and codes, but '${variable}' sounds like personal data`,
        );
    }
  },
);

const variablesOf = (element: ModdleElement): readonly string[] => [
  textOf(element, 'camunda:resultVariable'),
  ...['camunda:in', 'camunda:out']
    .flatMap((type) => extensionsOf(element, type))
    .map((mapping) => textOf(mapping, 'target')),
  ...extensionsOf(element, 'koers:send')
    .flatMap(payloadOf)
    .map((payload) => textOf(payload, 'target')),
];

/** Children of an element whose namespace is not described are its `$children`. */
const payloadOf = (send: ModdleElement): readonly ModdleElement[] => [
  ...listOf(send, '$children'),
  ...listOf(send, 'payload'),
];
