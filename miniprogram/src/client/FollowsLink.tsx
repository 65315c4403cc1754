import { lookalikes } from "@qizhen/shared/contract/lookalikes";
import { Box } from "../components/elements/elements";
import { RowLink } from "../components/story/Rows";
import { goTo } from "../platform/pages";
import { follows as words } from "../words/lookalikes";
import { paths } from "./paths";
import { useUser } from "./session";
import { useGet } from "./useGet";

/** Under one's own matters: the neighbours' that one follows, where there are any. */
export const FollowsLink = () => {
  const user = useUser();
  const followed = useGet(lookalikes.follows, user?.kind === "resident" ? {} : null).data?.items ?? [];
  if (followed.length === 0) return null;
  return (
    <Box className="card rows">
      <RowLink icon="eye" onTap={() => goTo(paths.following)}>
        {words.row(followed.length)}
      </RowLink>
    </Box>
  );
};
