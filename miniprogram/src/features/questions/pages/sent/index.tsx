import { useAsks } from "../../../../client/askDraft";
import { paths } from "../../../../client/paths";
import { useUser } from "../../../../client/session";
import { toast } from "../../../../client/toast";
import { Box } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import { Button } from "../../../../components/form/Button";
import { Frame } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { Alarm } from "../../../../components/story/EmergencyBar";
import { copy } from "../../../../platform/clipboard";
import { goOn, openTabPage } from "../../../../platform/pages";
import { questionWords } from "../../../../words/questions";
import "../../questions.scss";

const words = questionWords.sent;

/** 提问码, in large type: shown until its owner says that they have it. */
const Code = ({ code }: { code: string }) => (
  <Box as="section" className="card stack">
    <Box className="strong">{words.codeTitle}</Box>
    <Box className="code">{code}</Box>
    <Box className="second kw">{words.codeText}</Box>
    <Button
      look="tint"
      small
      onTap={() => void copy(code).then((copied) => toast(copied ? words.copied : words.copyFailed))}
    >
      {words.copy}
    </Button>
    <Box className="mini kw">{words.codeLost}</Box>
  </Box>
);

/** 发出去了: what happens next, and the code to come back with. Danger first, here too. */
export default function SentPage() {
  const user = useUser();
  const sent = useAsks((state) => state.justSent);
  const leave = (go: () => void) => {
    useAsks.setState({ justSent: null });
    go();
  };
  if (!sent || sent.user !== user?.id)
    return (
      <Frame title={words.title} onBack={() => openTabPage(paths.home)}>
        <Empty
          icon="lock"
          {...words.gone}
          action={<Button onTap={() => goOn(paths.ownQuestions)}>{questionWords.mine.title}</Button>}
        />
      </Frame>
    );
  const { code, urgent, caseId, id } = sent;
  return (
    <Frame
      title={words.title}
      onBack={() => openTabPage(paths.home)}
      foot={
        <>
          <Button
            onTap={() => leave(() => (caseId ? goOn(paths.case, { id: caseId }) : goOn(paths.ownQuestion, { id })))}
          >
            {caseId ? words.lookCase : code ? words.haveIt : words.look}
          </Button>
          <Button look="quiet" onTap={() => openTabPage(paths.home)}>
            {words.home}
          </Button>
        </>
      }
    >
      {urgent.length > 0 && <Alarm title={words.urgentTitle} text={words.private} numbers={urgent} />}
      <Box className="sent-head">
        <Box className="empty-pic">
          <Icon name="check" />
        </Box>
        <Box as="h1" className="title">
          {words.heading}
        </Box>
        <Box className="second kw">{words.text}</Box>
      </Box>
      {code && <Code code={code} />}
    </Frame>
  );
}
