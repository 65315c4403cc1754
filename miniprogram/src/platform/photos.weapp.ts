import Taro from "@tarojs/taro";

/** Takes or chooses up to `count` photos; none if the reader changed their mind. */
export const choosePhotos = async (count: number): Promise<string[]> => {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count,
      mediaType: ["image"],
      sizeType: ["compressed"],
      sourceType: ["album", "camera"],
    });
    return tempFiles.map(({ tempFilePath }) => tempFilePath);
  } catch {
    return [];
  }
};

/** Shows photos over the page, beginning with one. */
export const showPhotos = (urls: string[], index: number) =>
  void Taro.previewImage({ urls, ...(urls[index] && { current: urls[index] }) });
