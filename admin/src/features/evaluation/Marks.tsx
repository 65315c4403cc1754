import { ratingSides, ratingTags, ratingWays, type SingleRating } from "@qizhen/shared/contract/evaluation";
import { useNow } from "../../components/now";
import { VoicePlayer } from "../../components/VoicePlayer";
import { timeWords } from "../../words/dates";
import { evaluation as words, ratingWords } from "../../words/evaluation";

/** One to five, drawn and said. */
export const Score = ({ of }: { of: number }) => (
  <span className="score" role="img" aria-label={words.stars(of)}>
    {[1, 2, 3, 4, 5].map((mark) => (
      <i key={mark} className={mark > of ? "e" : ""} />
    ))}
    &nbsp;{of}
  </span>
);

const Sides = ({ rating }: { rating: SingleRating }) => (
  <dl className="facts">
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
);

/** One rating with who gave it, for who may read single ones. */
export const RatingCard = ({ rating, onStale }: { rating: SingleRating; onStale?: () => void }) => {
  const now = useNow();
  const { party, enteredBy, voice } = rating;
  return (
    <article className="stack rating-card">
      <div className="row wrap">
        <b className="grow">
          {party.name} <span className="mut">{party.role}</span>
        </b>
        <Score of={rating.overall} />
      </div>
      <Sides rating={rating} />
      {rating.tags.length > 0 && (
        <div className="row wrap">
          {rating.tags.map((tag) => (
            <span key={tag} className="tag">
              {ratingTags[tag]}
            </span>
          ))}
        </div>
      )}
      {rating.comment && <p className="over">“{rating.comment}”</p>}
      {voice && <VoicePlayer url={voice.url} seconds={voice.seconds} onStale={onStale} />}
      <p className="xs mut">
        {[
          timeWords(rating.changedAt, now),
          ratingWays[rating.via],
          enteredBy && ratingWords.entered(enteredBy.name, enteredBy.unit),
          rating.version > 1 && ratingWords.changed(rating.version - 1),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </article>
  );
};
