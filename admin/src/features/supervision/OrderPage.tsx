import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useParams } from "react-router";
import { supervision, type Order } from "@qizhen/shared/contract/supervision";
import { ApiError } from "@qizhen/shared/endpoint";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { ButtonLink } from "../../components/ButtonLink";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { Instead } from "../../components/Instead";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { dayWords } from "../../words/dates";
import { states } from "../../words/frame";
import { supervision as words } from "../../words/supervision";
import { OrderSteps } from "./OrderSteps";

const sheet = words.sheet;
const fullDay = (iso: string) => sheet.day(iso.slice(0, 4), dayWords(new Date(iso)));

/** The order as it is printed: the form of a supervision sheet (督办单). */
const Sheet = ({ order }: { order: Order }) => {
  const rows: ReadonlyArray<readonly [string, string]> = [
    [sheet.number, order.number],
    [sheet.issuer, order.automatic ? order.centre : order.issuer.unit],
    [sheet.addressee, [order.addressee.unit, order.addressee.name].filter(Boolean).join(" ")],
    [sheet.matter, `${order.caseNumber} ${order.caseTitle}`],
    [sheet.question, order.question],
    [sheet.issued, fullDay(order.issuedAt)],
    [sheet.due, fullDay(order.dueAt)],
    ...order.rounds.flatMap(({ text, by, verdict }) => [
      [sheet.reply, `${text}（${by.name}）`] as const,
      ...(verdict
        ? [
            [
              sheet.verdict,
              `${(verdict.accepted ? words.acceptedBy : words.returnedBy)(verdict.by.name)}${verdict.reason ? `：${verdict.reason}` : ""}`,
            ] as const,
          ]
        : []),
    ]),
  ];
  return (
    <article className="sheet">
      <h2>{sheet.title}</h2>
      <table>
        <tbody>
          {rows.map(([name, value], at) => (
            <tr key={`${name}${at}`}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sign">{sheet.sign}</p>
    </article>
  );
};

const notHere = [400, 403, 404];

/** 一张督办单: to read, answer, judge and print. */
export const OrderPage = () => {
  const { id = "" } = useParams();
  const query = useQuery({ queryKey: [...keys.orders, id], queryFn: () => ask(supervision.get, { params: { id } }) });
  const order = query.data;
  if (!order && query.error instanceof ApiError && notHere.includes(query.error.status))
    return (
      <Page title={states.missing.title}>
        <Instead title={states.missing.title} text={states.missing.text}>
          <ButtonLink to="/supervision" type="primary">
            {words.title}
          </ButtonLink>
        </Instead>
      </Page>
    );
  return (
    <Page
      title={order?.number ?? words.title}
      beside={order && <span className={`tag ${order.late ? "red" : ""}`}>{order.stateText}</span>}
      actions={
        order && (
          <>
            <OrderSteps order={order} />
            <Button icon={<Icon name="download" />} onClick={() => window.print()}>
              {words.print}
            </Button>
          </>
        )
      }
    >
      <div className="body around">
        {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton lines={8} />}
        {order && (
          <>
            {order.climbs > 0 && <p className="late no-print">{words.climbs(order.climbs, order.centre)}</p>}
            <Sheet order={order} />
            <Link className="link no-print" to={`/cases/${order.caseId}`}>
              {order.caseNumber} {order.caseTitle}
            </Link>
          </>
        )}
      </div>
    </Page>
  );
};
