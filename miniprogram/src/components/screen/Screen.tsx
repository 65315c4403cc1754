import type { ReactNode } from "react";
import { common } from "../../words/common";
import { Box, Tap } from "../elements/elements";
import { Icon } from "../elements/Icon";
import { NavBar } from "./NavBar";
import type { Loadable } from "./loadable";
import { OfflineStrip, ProblemCard, Skeleton } from "./States";
import { useSurroundings, type TabName } from "./surroundings";
import { Tabs } from "./Tabs";

interface FrameProps {
  title: ReactNode;
  /** Of a tab page. */
  tab?: TabName;
  onBack?: () => void;
  /** Under the bar on top, and staying there with it. */
  head?: ReactNode;
  /** The action at the thumb. */
  foot?: ReactNode;
  /** White on top, for pages that begin with a state. */
  paper?: boolean;
  /** Shows 快速离开: pages about violence at home. */
  leave?: boolean;
  /** What floats above: a {@link Sheet}. */
  over?: ReactNode;
  offlineText?: string;
  /** The children bring their own padding. */
  bare?: boolean;
}

/** A page's frame: the bar on top, the offline strip, the foot, the tab bar, what floats above. */
export const Frame = ({
  title,
  tab,
  onBack,
  head,
  foot,
  paper,
  leave,
  over,
  offlineText,
  bare,
  children,
}: FrameProps & { children?: ReactNode }) => {
  const around = useSurroundings();
  return (
    <Box className={around.large ? "screen large" : "screen"}>
      <Box className={paper ? "top top-paper" : "top"}>
        <NavBar title={title} root={!!tab} {...(onBack && { onBack })} />
        {!around.online && <OfflineStrip text={offlineText ?? common.offline} />}
        {head}
      </Box>
      <Box as="main" className={bare ? "grow column" : "page"}>
        {children}
      </Box>
      {leave && (
        <Tap className="leave" onTap={around.leave}>
          <Icon name="door" />
          {common.leave}
        </Tap>
      )}
      {foot && <Box className="foot">{foot}</Box>}
      {tab && <Tabs here={tab} />}
      {over}
      {around.toast && (
        <Box className="toast" role="status" live="polite" style={{ marginTop: `${around.statusTop}px` }}>
          <Icon name="check" />
          <Box className="grow">{around.toast}</Box>
        </Box>
      )}
    </Box>
  );
};

/**
 * A page that shows something of the server's. It owns what happens meanwhile: skeleton, problem with a way on, and the last known
 * under a strip when there is no network.
 */
export const Screen = <T,>({
  load,
  children,
  foot,
  head,
  over,
  leave,
  ...frame
}: Omit<FrameProps, "foot" | "head" | "over" | "leave"> & {
  load: Loadable<T>;
  children: (data: T) => ReactNode;
  foot?: (data: T) => ReactNode;
  head?: (data: T) => ReactNode;
  over?: (data: T) => ReactNode;
  leave?: (data: T) => boolean;
}) => {
  const { data, problem } = load;
  if (data === undefined)
    return (
      <Frame {...frame} bare={!problem}>
        {problem ? <ProblemCard problem={problem} onRetry={load.retry} /> : <Skeleton />}
      </Frame>
    );
  return (
    <Frame
      {...frame}
      offlineText={common.offlineShown}
      head={head?.(data)}
      foot={foot?.(data)}
      over={over?.(data)}
      leave={leave?.(data) ?? false}
    >
      {problem && problem.kind !== "offline" && <ProblemCard problem={problem} onRetry={load.retry} />}
      {children(data)}
    </Frame>
  );
};
