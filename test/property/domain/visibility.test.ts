import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeSide } from '../../../src/application/care/household/compose-side.js';
import type { FactsOfSide } from '../../../src/application/care/household/facts-of-side.js';
import { printed } from '../../../src/application/care/dossier/print-for.js';
import { household, now, type GeneratedHousehold } from '../../support/domain/households.js';

const settings = { numRuns: Number(process.env['VISIBILITY_RUNS'] ?? 10_000) };

/** Everything anybody of the household could read anywhere: their own side, and a print for them. */
const everythingFor = (viewer: string, facts: FactsOfSide): string => {
  const { view } = composeSide(viewer, facts);
  return JSON.stringify([view, printed(viewer, facts.dossier, now) ?? []]);
};

/** Pairs that a ban stands between, both ways. */
const banned = ({ facts }: GeneratedHousehold): readonly (readonly [string, string])[] =>
  facts.dossier.relationships.flatMap(({ personA, personB, contactBan }) =>
    contactBan !== undefined && contactBan.from <= now && (contactBan.to === undefined || now < contactBan.to)
      ? [[personA, personB] as const, [personB, personA] as const]
      : [],
  );

describe('What somebody of a household sees', () => {
  it('never tells where somebody is from whom a ban keeps them apart, nor any secret place', () => {
    let bans = 0;
    let secrets = 0;
    fc.assert(
      fc.property(household, (generated) => {
        const { facts, whereabouts } = generated;
        const leaks = facts.dossier.persons.flatMap(({ id: viewer }) => {
          const seen = everythingFor(viewer, facts);
          const apart = banned(generated).filter(([one]) => one === viewer);
          const others = facts.dossier.secrets.filter(({ personId }) => personId !== viewer);
          bans += apart.length;
          secrets += others.length;
          return [
            ...apart.flatMap(([, other]) =>
              whereabouts.filter(({ of, marker }) => of.includes(other) && seen.includes(marker)),
            ),
            ...others.filter(({ value }) => seen.includes(value)),
          ];
        });
        expect(leaks).toEqual([]);
      }),
      settings,
    );
    // A property that never met what it is about has proved nothing.
    expect(bans).toBeGreaterThan(settings.numRuns / 10);
    expect(secrets).toBeGreaterThan(settings.numRuns / 10);
  });

  it('keeps what a child said for its helper alone from everybody else', () => {
    let kept = 0;
    fc.assert(
      fc.property(household, ({ facts, privateWords }) => {
        const leaks = facts.dossier.persons.flatMap(({ id: viewer }) => {
          const seen = everythingFor(viewer, facts);
          const others = privateWords.filter(({ of }) => of !== viewer);
          kept += others.length;
          return others.filter(({ marker }) => seen.includes(marker));
        });
        expect(leaks).toEqual([]);
      }),
      { numRuns: Math.ceil(settings.numRuns / 5) },
    );
    expect(kept).toBeGreaterThan(0);
  });

  it('is the same whether what is hidden from them exists or not', () => {
    let hidden = 0;
    fc.assert(
      fc.property(household, ({ facts }) => {
        for (const { id: viewer } of facts.dossier.persons) {
          const before = composeSide(viewer, facts);
          const shownIds = new Set(
            [before.view.why, before.view.plan, before.view.words, before.view.other]
              .flat()
              .map(({ id }) => id),
          );
          const items = facts.dossier.items.filter(({ id }) => shownIds.has(id));
          hidden += facts.dossier.items.length - items.length;
          const without = { ...facts, dossier: { ...facts.dossier, items } };
          expect(composeSide(viewer, without).view).toEqual(before.view);
        }
      }),
      { numRuns: Math.ceil(settings.numRuns / 5) },
    );
    expect(hidden).toBeGreaterThan(0);
  });

  it('holds their own words, whoever else must not see them', () => {
    let own = 0;
    fc.assert(
      fc.property(household, ({ facts, privateWords }) => {
        for (const { of, marker } of privateWords) {
          const child = facts.dossier.persons.find(({ id }) => id === of);
          if (child?.birthDate === undefined || child.birthDate > '2011-01-01') continue;
          own += 1;
          expect(everythingFor(of, facts)).toContain(marker);
        }
      }),
      { numRuns: Math.ceil(settings.numRuns / 10) },
    );
    expect(own).toBeGreaterThan(0);
  });
});
