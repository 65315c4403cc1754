import { ratingSides, type CaseRating } from "@qizhen/shared/contract/evaluation";
import { casePage as words } from "../../words/cases";

const Score = ({ of }: { of: number }) => (
  <span className="score" role="img" aria-label={words.stars(of)}>
    {[1, 2, 3, 4, 5].map((mark) => (
      <i key={mark} className={mark > of ? "e" : ""} />
    ))}
    &nbsp;{of}
  </span>
);

/** What the applicant thought of it. */
export const RatingPanel = ({ rating }: { rating: CaseRating | undefined }) => (
  <div className="panel">
    <h2>{words.ratingTitle}</h2>
    {!rating && <p className="sm mut">{words.noRating}</p>}
    {rating && (
      <>
        <Score of={rating.overall} />
        <dl className="facts" style={{ marginTop: 6 }}>
          {ratingSides.map((side) => {
            const mark = rating[side];
            return (
              mark !== undefined && (
                <div key={side} style={{ display: "contents" }}>
                  <dt>{words.sides[side]}</dt>
                  <dd>
                    <Score of={mark} />
                  </dd>
                </div>
              )
            );
          })}
        </dl>
        {rating.comment && <p className="over">“{rating.comment}”</p>}
      </>
    )}
  </div>
);
