import type { ReactNode } from "react";
import { Box } from "../elements/elements";

/** A field with its name above it, and a note or what is wrong below it. */
export const FormRow = ({
  label,
  note,
  wrong,
  children,
}: {
  label: string;
  note?: string;
  wrong?: string;
  children: ReactNode;
}) => (
  <Box className="field">
    <Box className="field-label">{label}</Box>
    {children}
    {wrong ? (
      <Box className="field-note field-wrong" role="alert">
        {wrong}
      </Box>
    ) : (
      note && <Box className="field-note">{note}</Box>
    )}
  </Box>
);
