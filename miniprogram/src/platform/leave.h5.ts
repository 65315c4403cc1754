/** 快速离开: the weather, in place of this page, so that the way back does not lead here. */
export const leave = () => location.replace("https://www.weather.com.cn/");
