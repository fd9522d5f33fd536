/** Whether a text is like a pattern in which `%` stands for any characters. Takes time in proportion to both. */
export const isLike = (text: string, pattern: string, ignoreCase: boolean): boolean => {
  const [first = '', ...rest] = (ignoreCase ? pattern.toLowerCase() : pattern).split(/%+/);
  const within = ignoreCase ? text.toLowerCase() : text;
  const last = rest.pop();
  if (last === undefined) return within === first;
  const hasRoom = within.length >= first.length + last.length;
  if (!hasRoom || !within.startsWith(first) || !within.endsWith(last)) return false;
  return holdsInOrder(within.slice(first.length, within.length - last.length), rest);
};

const holdsInOrder = (text: string, parts: readonly string[]): boolean => {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return true;
};
