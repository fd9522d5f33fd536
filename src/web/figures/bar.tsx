/** How much of the whole, beside the number that says so. */
export function Bar({ value, most }: { readonly value: number; readonly most: number }) {
  const width = most <= 0 ? 0 : Math.min(100, Math.max(0, (100 * value) / most));
  return (
    <svg className="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="bar-whole" x="0" y="0" width="100" height="8" />
      <rect className="bar-part" x="0" y="0" width={width} height="8" />
    </svg>
  );
}
