import { common } from "../../words/common";
import { Box, Line, Tap } from "../elements/elements";
import { Icon, type IconName } from "../elements/Icon";
import { useSurroundings, type TabName } from "./surroundings";

const icons: Record<TabName, IconName> = { home: "home", cases: "case", workbench: "inbox", me: "me" };

/** The tab bar. It is drawn by the pages, so that WeChat and browsers have the same one. */
export const Tabs = ({ here }: { here: TabName }) => {
  const { tabs, unread, openTab } = useSurroundings();
  const count = { home: 0, workbench: 0, ...unread };
  return (
    <Box as="nav" className="tabs">
      {tabs.map((tab) => (
        <Tap
          key={tab}
          className={tab === here ? "tab tab-on" : "tab"}
          on={tab === here}
          onTap={() => tab !== here && openTab(tab)}
        >
          <Icon name={icons[tab]} />
          <Line>{common.tabs[tab]}</Line>
          {count[tab] > 0 && (
            <Box className="badge" label={common.unreadLabel(count[tab])}>
              {count[tab] > 99 ? "99+" : count[tab]}
            </Box>
          )}
        </Tap>
      ))}
    </Box>
  );
};
