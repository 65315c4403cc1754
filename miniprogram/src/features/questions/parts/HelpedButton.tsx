import { Tap } from "../../../components/elements/elements";
import { Icon } from "../../../components/elements/Icon";
import { questionWords } from "../../../words/questions";

const words = questionWords.page;

/** 有用: once said it stays said. */
export const HelpedButton = ({ voted, busy, onTap }: { voted: boolean; busy: boolean; onTap: () => void }) => (
  <Tap
    className={voted ? "helped helped-on" : "helped"}
    on={voted}
    off={busy || voted}
    onTap={() => !busy && !voted && onTap()}
  >
    <Icon name="check" />
    {voted ? words.helpedDone : words.helped}
  </Tap>
);
