import { Modal } from "antd";
import { frame } from "../words/frame";

/** The table of keys, under "?". */
export const Shortcuts = ({ onClose }: { onClose: () => void }) => (
  <Modal title={frame.shortcuts} open onCancel={onClose} footer={null} width={420}>
    <dl className="keys-list">
      {frame.keys.map(([keys, words]) => (
        <div key={words} style={{ display: "contents" }}>
          <dt>
            {keys.map((key) => (
              <kbd key={key} style={{ marginLeft: 4 }}>
                {key}
              </kbd>
            ))}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  </Modal>
);
