import { questions } from "@qizhen/shared/contract/questions";
import { paths } from "../../../../client/paths";
import { refresh, useGet } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { Screen } from "../../../../components/screen/Screen";
import { useOnPull, usePageParams } from "../../../../platform/pages";
import { questionWords } from "../../../../words/questions";
import "../../questions.scss";
import { OwnQuestionView } from "../../parts/OwnQuestionView";
import { useOwnSheet } from "../../parts/OwnSheets";

/** One's own question: where it stands, what others see of it, and what one may do. */
export default function OwnPage() {
  const { id = "" } = usePageParams();
  const user = useNeedsSignIn(`${paths.ownQuestion}?id=${id}`);
  const load = useGet(questions.own, user && id ? { params: { id } } : null);
  const sheet = useOwnSheet(id, { onTaken: load.retry });
  useOnPull(() => refresh(`/questions/${id}`));
  return (
    <Screen title={questionWords.own.title} load={load} over={sheet.view}>
      {(question) => <OwnQuestionView question={question} sheet={sheet} />}
    </Screen>
  );
}
