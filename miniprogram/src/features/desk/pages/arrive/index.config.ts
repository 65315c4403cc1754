export default definePageConfig({ navigationBarTitleText: "到了", enablePullDownRefresh: true });
