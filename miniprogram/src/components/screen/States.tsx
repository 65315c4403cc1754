import type { ReactNode } from "react";
import { common } from "../../words/common";
import { Box } from "../elements/elements";
import { Icon, type IconName } from "../elements/Icon";
import { Button } from "../form/Button";
import type { Problem } from "./loadable";
import { useSurroundings } from "./surroundings";

/** On its way: the shape of what will come. */
export const Skeleton = ({ cards = 3 }: { cards?: number }) => (
  <Box className="page" role="status" label={common.loading}>
    {Array.from({ length: cards }, (_, index) => (
      <Box key={index} className="card" hidden>
        <Box className="skel-bar skel-bar-1" />
        <Box className="skel-bar skel-bar-2" />
        <Box className="skel-bar" />
      </Box>
    ))}
  </Box>
);

/** Nothing yet: what will be here, and the one thing to do. */
export const Empty = ({
  icon,
  title,
  text,
  action,
}: {
  icon: IconName;
  title: string;
  text: string;
  action?: ReactNode;
}) => (
  <Box className="card empty">
    <Box className="empty-pic">
      <Icon name={icon} />
    </Box>
    <Box className="lead">{title}</Box>
    <Box as="p" className="second">
      {text}
    </Box>
    {action}
  </Box>
);

/** What went wrong, why, and a way on; what was typed is kept. */
export const ProblemCard = ({
  problem,
  onRetry,
}: {
  problem: Pick<Problem, "title" | "text"> & { kind?: Problem["kind"] };
  onRetry?: () => void;
}) => {
  const { signIn } = useSurroundings();
  const toSignIn = problem.kind === "signIn";
  return (
    <Box className="err" role="alert">
      <Icon name="alert" className="err-icon" />
      <Box className="grow">
        <Box className="strong">{problem.title}</Box>
        <Box as="p" className="second">
          {problem.text}
        </Box>
        {(toSignIn || onRetry) && (
          <Button look="quiet" small onTap={toSignIn ? signIn : (onRetry ?? signIn)}>
            {toSignIn ? common.signIn : common.retry}
          </Button>
        )}
      </Box>
    </Box>
  );
};

/** The strip that says what is kept while there is no network. */
export const OfflineStrip = ({ text }: { text: string }) => (
  <Box className="offline" role="status">
    <Icon name="clock" />
    <Box className="grow">{text}</Box>
  </Box>
);
