import { paths } from "../../../client/paths";
import { Box } from "../../../components/elements/elements";
import { Icon } from "../../../components/elements/Icon";
import { Button } from "../../../components/form/Button";
import { Frame } from "../../../components/screen/Screen";
import { goBack } from "../../../platform/pages";
import { rateWords as words } from "../../../words/evaluation";

/** What happens next, after one has said something: read at leisure, not in a passing line. */
export const Thanks = ({ page, title, text }: { page: string; title: string; text: string }) => (
  <Frame title={page} foot={<Button onTap={() => goBack(paths.home)}>{words.good}</Button>}>
    <Box className="card empty" role="status">
      <Box className="empty-pic">
        <Icon name="check" />
      </Box>
      <Box as="h1" className="lead">
        {title}
      </Box>
      <Box as="p" className="second">
        {text}
      </Box>
    </Box>
  </Frame>
);
