/** WeChat asks for this part once its own tab bar is off; ours is drawn by the pages (components/screen/Tabs). */
export default function NoTabBar() {
  return null;
}
