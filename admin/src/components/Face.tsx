/** A person's first character in a disc, where there is no photo. */
export const Face = ({ name, size = 32, tone = "" }: { name: string; size?: number; tone?: "" | "pine" | "amber" }) => (
  <span
    className={`face ${tone}`}
    style={{ width: size, height: size, fontSize: size < 30 ? 12 : 14 }}
    aria-hidden="true"
  >
    {name.trim().slice(0, 1)}
  </span>
);
