import { Box } from "../elements/elements";

export interface Happening {
  id: string;
  text: string;
  /** In words. */
  when: string;
  /** Not yet: hollow. */
  next?: boolean;
}

/** 经过: what happened, one under the other, the next step hollow. */
export const Timeline = ({ items }: { items: readonly Happening[] }) => (
  <Box as="ul" className="timeline">
    {items.map((item) => (
      <Box as="li" key={item.id} className={item.next ? "happening happening-next" : "happening"}>
        <Box>{item.text}</Box>
        {item.when && <Box className="mini">{item.when}</Box>}
      </Box>
    ))}
  </Box>
);
