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

const Viewer = ({
  photos,
  at,
  onTurn,
  onClose,
}: {
  photos: Photo[];
  at: number;
  onTurn: (by: number) => void;
  onClose: () => void;
}) => (
  <Modal open width={880} title={`${words.image} ${at + 1} / ${photos.length}`} onCancel={onClose} footer={null}>
    <div
      className="viewer"
      onKeyDown={(event) => {
        if (event.key === "ArrowRight") onTurn(1);
        if (event.key === "ArrowLeft") onTurn(-1);
      }}
    >
      <img src={photos[at]?.url} alt={words.see(at + 1)} />
      {photos.length > 1 && (
        <div className="row turn">
          <button type="button" className="icon-btn" aria-label={states.before} onClick={() => onTurn(-1)}>
            <Icon name="left" />
          </button>
          <button type="button" className="icon-btn" aria-label={states.after} onClick={() => onTurn(1)} autoFocus>
            <Icon name="right" />
          </button>
        </div>
      )}
    </div>
  </Modal>
);

/** Photos as squares; one opens large, arrows go on. `onStale` is told when a link no longer opens. */
export const Photos = ({ photos, onStale }: { photos: Photo[]; onStale?: (() => void) | undefined }) => {
  const [open, setOpen] = useState<number>();
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
      {open !== undefined && open < photos.length && (
        <Viewer photos={photos} at={open} onTurn={turn} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
};
