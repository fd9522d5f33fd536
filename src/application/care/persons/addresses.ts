import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { AddressRecord } from '../../../ports/records.js';
import type { Ports, Work } from '../../work.js';
import { hasRole, type Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { openedBy } from '../rights/break-glass.js';
import { openPerson } from './of-person.js';

export interface NewAddress {
  readonly personId: string;
  readonly kind: AddressRecord['kind'];
  readonly secrecy: AddressRecord['secrecy'];
  readonly value: string;
  readonly source: string;
}

/** Keeps a place of somebody, sealed; it is read again by those of `viewAddresses` only (domain.md §4.5). */
export const keepAddress = async (
  work: Work,
  who: Identity,
  { value, ...address }: NewAddress,
): Promise<Outcome<{ readonly kind: string }, CareRefusal>> => {
  const isKeeper = hasRole(who, 'address-keeper');
  if (!isKeeper) {
    const opened = await openPerson(work.ports, who, address.personId);
    if (!opened.ok) return opened;
  }
  const { seal } = work.ports;
  if (!seal || !(await work.get('person', address.personId))) return notFound('person');
  work.put('address', {
    ...address,
    id: `${address.personId}:${address.kind}`,
    sealed: seal.seal(value),
    keptBy: who.user,
    keptAt: work.at,
  });
  return ok({ kind: address.kind });
};

export interface AddressView {
  readonly kind: AddressRecord['kind'];
  readonly secrecy: AddressRecord['secrecy'];
  /** Absent: known to the team ("bekend bij team"). */
  readonly value?: string;
}

/** The places of somebody: open ones for whoever has the dossier, others for the address keeper and in an emergency. */
export const viewAddresses = async (
  ports: Ports,
  who: Identity,
  personId: string,
): Promise<Outcome<{ readonly items: readonly AddressView[] }, CareRefusal>> => {
  const isKeeper = hasRole(who, 'address-keeper');
  const opened = isKeeper ? undefined : await openPerson(ports, who, personId);
  if (opened && !opened.ok) return opened;
  const inEmergency =
    opened?.ok === true && (await openedBy(ports, who, opened.value.trajectory.id)) !== undefined;
  const found = await ports.store.find('address', { where: [{ field: 'personId', is: personId }] });
  if (isKeeper && found.length === 0) return refuse('not-found', { what: 'person' });
  return ok({ items: found.map(({ body }) => addressView(ports, body, isKeeper || inEmergency)) });
};

const addressView = (
  { seal }: Ports,
  { kind, secrecy, sealed }: AddressRecord,
  maySee: boolean,
): AddressView => {
  const value = maySee || secrecy === 'OPEN' ? seal?.open(sealed) : undefined;
  return { kind, secrecy, ...(value !== undefined && { value }) };
};
