import { states } from "../words/frame";

const widths = ["34%", "72%", "56%", "64%", "48%", "70%"];

/** Grey lines where words are about to be. */
export const Skeleton = ({ lines = 4 }: { lines?: number }) => (
  <div className="skel" role="status" aria-label={states.loading} style={{ padding: "8px 20px" }}>
    {Array.from({ length: lines }, (_, index) => (
      <i key={index} style={{ width: widths[index % widths.length] }} />
    ))}
  </div>
);
