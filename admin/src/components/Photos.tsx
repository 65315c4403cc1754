import { useState } from "react";
import { Modal } from "antd";
import { states } from "../words/frame";
import { uploads as words } from "../words/uploads";
import { Icon } from "./Icon";

export interface Photo {
  id: string;
  url: string;
  thumb?: string | undefined;
}

/** Photos as squares; one opens large, arrows go on. `onStale` is told when a link no longer opens. */
export const Photos = ({ photos, onStale }: { photos: Photo[]; onStale?: (() => void) | undefined }) => {
  const [open, setOpen] = useState<number>();
  const shown = open === undefined ? undefined : photos[open];
  const turn = (by: number) => setOpen((now) => ((now ?? 0) + by + photos.length) % photos.length);
  return (
    <>
      {photos.map((photo, index) => (
        <button
          key={photo.id}
          type="button"
          className="ph"
          onClick={() => setOpen(index)}
          aria-label={words.see(index + 1)}
        >
          <img src={photo.thumb ?? photo.url} alt="" loading="lazy" onError={onStale} />
        </button>
      ))}
      {shown && (
        <Modal
          open
          width={880}
          title={`${words.image} ${(open ?? 0) + 1} / ${photos.length}`}
          onCancel={() => setOpen(undefined)}
          footer={null}
        >
          <div
            className="viewer"
            onKeyDown={(event) => {
              if (event.key === "ArrowRight") turn(1);
              if (event.key === "ArrowLeft") turn(-1);
            }}
          >
            <img src={shown.url} alt={words.see((open ?? 0) + 1)} />
            {photos.length > 1 && (
              <div className="row" style={{ justifyContent: "center", marginTop: 12 }}>
                <button type="button" className="icon-btn" aria-label={states.before} onClick={() => turn(-1)}>
                  <Icon name="left" />
                </button>
                <button type="button" className="icon-btn" aria-label={states.after} onClick={() => turn(1)} autoFocus>
                  <Icon name="right" />
                </button>
              </div>
            )}
          </div>
        </Modal>
      )}
    </>
  );
};
