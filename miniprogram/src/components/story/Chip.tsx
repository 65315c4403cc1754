import { Box } from "../elements/elements";

/** A state in words; `need` is amber: it waits for the reader. */
export const Chip = ({ look = "plain", children }: { look?: "plain" | "need" | "done"; children: string }) => (
  <Box className={look === "plain" ? "chip" : `chip chip-${look}`}>{children}</Box>
);

/** How many are new. */
export const Badge = ({ count, label }: { count: number; label: string }) => (
  <Box className="badge" label={label}>
    {count > 99 ? "99+" : count}
  </Box>
);

/** Somebody, by the first character of their name. */
export const Face = ({ name, small }: { name: string; small?: boolean }) => (
  <Box className={small ? "face face-small" : "face"} hidden>
    {name.slice(0, 1)}
  </Box>
);
