export const workload = {
  'nav.workload': 'Werkverdeling',
  'workload.title': 'Werkverdeling',
  'workload.intro':
    'Wie heeft hoeveel werk, en wie is er niet? Van taken zie je het aantal, niets uit het dossier.',
  'workload.who': 'Wie',
  'workload.open': 'Open taken',
  'workload.urgent': 'Dringend',
  'workload.late': 'Te laat',
  'workload.weight': 'Werklast',
  'workload.weight.of': '{weight} van {full}',
  'workload.overFull': 'Te vol',
  'workload.weight.explain':
    'Een acute taak telt voor 8, een hoge voor 3, een gewone voor 2, een lage voor 1. Boven {full} is iemand te vol. Dit is een werkafspraak; de regio stelt hem vast.',
  'workload.absence': 'Afwezig',
  'workload.away': 'Afwezig',
  'workload.away.until': 'Afwezig tot {moment}',
  'workload.awayFrom': 'Afwezig vanaf {moment}',
  'workload.deputy': 'Vervanger: {name}',
  'workload.actions': 'Wat kun je doen?',
  'workload.give': 'Werk verdelen',
  'workload.give.of': 'Werk van {name} verdelen',
  'workload.report': 'Afwezig melden',
  'workload.report.of': '{name} afwezig melden',
  'workload.back': 'Weer aanwezig',
  'workload.back.of': '{name} is weer aanwezig',
  'workload.backNow':
    '{name} is weer aanwezig. {count, plural, =0 {Er kwamen geen taken terug.} one {1 taak kwam terug.} other {# taken kwamen terug.}}',
  'workload.from': 'Vanaf',
  'workload.from.help': 'Leeg betekent: vanaf nu.',
  'workload.until': 'Tot',
  'workload.until.help': 'Leeg betekent: tot je zegt dat iemand er weer is.',
  'workload.deputy.choose': 'Wie neemt nieuw werk over?',
  'workload.deputy.help': 'Zonder keuze gaat nieuw werk naar de vervanger van elk traject.',
  'workload.deputy.none': 'De vervanger van elk traject',
  'workload.why':
    'Waarom iemand er niet is, leggen we niet vast. Wat nu open staat blijft bij deze persoon, tot jij het verdeelt.',
  'workload.reported': '{name} is afwezig gemeld.',
  'workload.wrongTime':
    'Kies een eind dat later is dan het begin en dat nog moet komen. Iemand kan niet twee keer tegelijk afwezig zijn.',
  'workload.proposal.intro':
    'Een voorstel: eerst wie het huishouden kent, dan wie ruimte heeft. Jij beslist over elke taak.',
  'workload.proposal.empty': '{name} heeft geen open taken.',
  'workload.proposal.nobody': 'Voor deze taak mag niemand anders. Zoek een andere weg.',
  'workload.task': 'Taak',
  'workload.due': 'Klaar op',
  'workload.to': 'Naar',
  'workload.to.of': 'Naar wie gaat {step}?',
  'workload.to.nobody': 'Blijft bij {name}',
  'workload.because': 'Waarom',
  'workload.because.substitute': 'is vervanger in dit traject',
  'workload.because.same-household': 'krijgt al werk van dit huishouden',
  'workload.because.knows-household': 'kent dit huishouden',
  'workload.because.same-team': 'zit in hetzelfde team',
  'workload.because.least-work': 'heeft het minste werk',
  'workload.because.own': 'je eigen keuze',
  'workload.load': '{name} (werklast {load})',
  'workload.reason': 'Reden',
  'workload.reason.help': 'Een reden voor alles. Schrijf niets over de gezondheid van je collega.',
  'workload.give.count':
    '{count, plural, =0 {Kies eerst een ontvanger} one {Geef 1 taak door} other {Geef # taken door}}',
  'workload.given':
    '{count, plural, one {1 taak is doorgegeven.} other {# taken zijn doorgegeven.}} {skipped, plural, =0 {} one {1 taak was al klaar of bij iemand anders.} other {# taken waren al klaar of bij iemand anders.}}',
  'workload.wrongReceiver':
    'Een ontvanger mag deze taak niet doen, of is zelf afwezig. Vraag een nieuw voorstel.',
  'workload.history': 'Verdeeld werk',
  'workload.history.empty': 'Er is nog geen werk verdeeld.',
  'workload.history.line':
    '{count, plural, one {1 taak} other {# taken}} van {user} verdeeld door {name}, {moment}',
  'workload.history.undone':
    'Teruggedraaid door {name}, {moment}: {count, plural, =0 {geen taken} one {1 taak} other {# taken}} terug',
  'workload.undo': 'Terugdraaien',
  'workload.undo.text':
    'Taken waaraan nog niemand begonnen is, gaan terug. Wat al begonnen of klaar is, blijft.',
  'workload.undone':
    '{count, plural, =0 {Geen taak ging terug.} one {1 taak ging terug.} other {# taken gingen terug.}}',
};
