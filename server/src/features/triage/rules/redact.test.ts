import { redact } from "./redact";

test.each([
  ["来访人王桂兰，电话13800001234，住松石国际城12号楼3单元501室", ["王桂兰", "13800001234", "松石", "501"]],
  ["我叫乌云其木格，身份证11010519491231002X", ["乌云其木格", "19491231"]],
  ["欠条上写的是张伟和他对象陈静怡，微信号zw_7788", ["张伟", "陈静怡", "zw_7788"]],
  ["张二虎，我在东达沟村种地，他占了我家两垄", ["张二虎", "东达沟"]],
])("%s goes out without who and where", (description, secrets) => {
  const sent = redact(description);
  for (const secret of secrets) expect(sent).not.toContain(secret);
});

test.each([
  "我们村的账三年没公开了",
  "两个村抢水，打起来了",
  "隔壁小区的广场舞太吵",
  "老板欠我三万二工资，十二个人都没拿到",
])("%s stays as it is: the matter is in it", (description) => expect(redact(description)).toBe(description));
