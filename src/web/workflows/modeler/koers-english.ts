/** Our own words in the properties panel. */
export const koersEnglish: Readonly<Record<string, string>> = {
  'koers.group': 'Explanation, deadline and four eyes',
  'koers.koers:Explanation.text': 'Explanation for whoever does the task',
  'koers.koers:Explanation.text.help': 'In Dutch, in one or two sentences: what, why, and what follows',
  'koers.koers:Due.norm': 'Norm',
  'koers.koers:Due.norm.help': 'Key of the deadline register, for example contact.first',
  'koers.koers:Due.from': 'Counts from',
  'koers.koers:Due.from.help':
    'FEEL that gives a moment, for example =routeDecidedAt. Empty: when the task opens',
  'koers.koers:Due.safetyCritical': 'Guards safety',
  'koers.koers:Due.safetyCritical.help':
    'Late goes up the ladder sooner; the trajectory cannot close while it is open',
  'koers.koers:FourEyes.rule': 'Four-eyes rule',
  'koers.koers:FourEyes.rule.help': 'For example 4E-3',
  'koers.koers:FourEyes.not': 'Not by whoever did',
  'koers.koers:FourEyes.not.help': 'Ids of tasks, with a space between them',
};
