import Taro from "@tarojs/taro";
import { socketAddress } from "./address";

export interface Socket {
  send: (text: string) => void;
  close: () => void;
}

/** Opens a socket of the server. `closed` is told once, also when it could not be opened. */
export const openSocket = (
  path: string,
  on: { open: (socket: Socket) => void; message: (text: string) => void; closed: () => void },
) => {
  let over = false;
  const finish = () => {
    if (over) return;
    over = true;
    on.closed();
  };
  Promise.resolve()
    .then(() => Taro.connectSocket({ url: socketAddress() + path }))
    .then((task) => {
      const socket: Socket = {
        send: (text) => void task.send({ data: text }),
        close: () => task.close({}),
      };
      task.onOpen(() => on.open(socket));
      task.onMessage(({ data }) => on.message(String(data)));
      task.onClose(finish);
      task.onError(finish);
    })
    .catch(finish);
};
