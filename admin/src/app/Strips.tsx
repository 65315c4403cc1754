import type { Notice } from "@qizhen/shared/contract/notices";
import type { LiveState } from "../client/live";
import { Icon } from "../components/Icon";
import { frame } from "../words/frame";
import { RedStrip } from "./RedStrip";
import { useOnline } from "./useOnline";

const Offline = ({ words }: { words: string }) => (
  <p className="offline" role="status">
    <Icon name="clock" />
    {words}
  </p>
);

/** What is told above every page: no network, slow news, danger that came in elsewhere. */
export const Strips = ({
  live,
  alarm,
  onHide,
  path,
}: {
  live: LiveState;
  alarm: Notice | undefined;
  onHide: (id: string) => void;
  path: string;
}) => {
  const online = useOnline();
  const here = path === "/workbench" || path === `/cases/${alarm?.caseId ?? ""}`;
  return (
    <>
      {!online && <Offline words={frame.offline} />}
      {online && live === "polling" && <Offline words={frame.polling} />}
      {alarm && !here && <RedStrip notice={alarm} onHide={onHide} />}
    </>
  );
};
