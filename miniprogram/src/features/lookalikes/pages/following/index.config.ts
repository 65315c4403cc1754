export default definePageConfig({ navigationBarTitleText: "我关注的事", enablePullDownRefresh: true });
