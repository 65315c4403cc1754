import { lookalikes } from "@qizhen/shared/contract/lookalikes";
import { Box } from "../components/elements/elements";
import { Icon } from "../components/elements/Icon";
import { useGet } from "./useGet";

/** On a matter: that the neighbours have the same one, and it is dealt with together. Nothing where they have not. */
export const GroupLine = ({ caseId }: { caseId: string }) => {
  const line = useGet(lookalikes.ofCase, { params: { id: caseId } }).data?.line;
  if (!line) return null;
  return (
    <Box className="group-line">
      <Icon name="people" />
      <Box className="grow">{line}</Box>
    </Box>
  );
};
