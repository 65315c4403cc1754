export default definePageConfig({ navigationBarTitleText: "我问的", enablePullDownRefresh: true });
