import { Button, QRCode } from "antd";
import { useNavigate } from "react-router";
import { failureWords } from "../../client/failure";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { useNow } from "../../components/now";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { dayOf } from "../../words/dates";
import { desk } from "../../words/desk";
import { doorAddress } from "./addresses";
import { useBoard } from "./useDesk";

const words = desk.poster;
const codePx = 360;

/** 门口的码: a page of A4 for the door. Whoever scans it checks in, or takes a number. */
export const DoorPage = () => {
  const navigate = useNavigate();
  const query = useBoard(dayOf(useNow()));
  const centre = query.data?.centre;
  const back = (
    <button type="button" className="icon-btn back" aria-label={words.back} onClick={() => void navigate("/desk")}>
      <Icon name="left" />
    </button>
  );
  const print = centre && (
    <Button type="primary" icon={<Icon name="download" />} onClick={() => window.print()}>
      {words.print}
    </Button>
  );
  return (
    <Page title={words.title} before={back} actions={print}>
      <div className="body around sheet-page" tabIndex={0}>
        {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton lines={8} />}
        {centre && (
          <article className="sheet dk-poster">
            <p>{centre.name}</p>
            <h1>{words.heading}</h1>
            <QRCode
              value={doorAddress(centre.code)}
              type="svg"
              aria-label={words.code}
              size={codePx}
              errorLevel="Q"
              bordered={false}
            />
            <ol>
              {words.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <p>{words.help}</p>
          </article>
        )}
      </div>
    </Page>
  );
};
