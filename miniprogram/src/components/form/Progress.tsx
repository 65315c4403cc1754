import { Box } from "../elements/elements";

/** How far one is, in bars and in words. */
export const Progress = ({ step, of, text }: { step: number; of: number; text: string }) => (
  <Box className="steps">
    <Box className="steps-bar" hidden>
      {Array.from({ length: of }, (_, index) => (
        <Box key={index} className={index < step ? "step step-done" : "step"} />
      ))}
    </Box>
    <Box>{text}</Box>
  </Box>
);
