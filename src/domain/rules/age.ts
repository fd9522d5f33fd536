const written = /^(\d{4})-(\d\d)-(\d\d)$/;

/** How old somebody is on a day, both written `YYYY-MM-DD`; unknown when the date of birth is. */
export const ageOn = (birthDate: string | undefined, day: string): number | undefined => {
  const born = written.exec(birthDate ?? '');
  const now = written.exec(day);
  if (!born || !now) return undefined;
  const years = Number(now[1]) - Number(born[1]);
  const hadBirthday = `${now[2]}-${now[3]}` >= `${born[2]}-${born[3]}`;
  const age = hadBirthday ? years : years - 1;
  return age < 0 ? undefined : age;
};
